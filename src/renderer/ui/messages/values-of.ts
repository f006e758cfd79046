/**
 * The values a message wants, read by the compiler out of its ICU text: `{name}` wants a text or a number,
 * `{count, plural, …}` and `{count, number}` a number, `{kind, select, …}` a text, `<b>…</b>` something that draws b.
 */
export type ValuesOf<Text extends string, Thing = never> = Joined<InText<Text, [], unknown, Thing>>;

/** The tags in a message: `b` of "<b>3</b> found". */
export type TagsOf<Text extends string> = Text extends `${string}</${infer Tag}>${infer Rest}`
  ? Tag | TagsOf<Rest>
  : never;

/** One object type instead of an intersection of many: what the compiler shows in an error can be read. */
type Joined<T> = { readonly [Name in keyof T]: T[Name] };

/** Text of a message or of one choice of it; `Depth` has an entry for each choice that it is inside of. */
type InText<
  Text extends string,
  Depth extends readonly 0[],
  Found,
  Thing,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? CloseText<Text, Depth, Found, Thing>
    : InArgument<After, Depth, Found, Thing>
  : CloseText<Text, Depth, Found, Thing>;

type CloseText<Text extends string, Depth extends readonly 0[], Found, Thing> = Text extends `${string}}${infer Rest}`
  ? Depth extends readonly [0, ...infer Outer extends readonly 0[]]
    ? InChoices<Rest, Outer, Found, Thing>
    : Found
  : Found;

type InArgument<
  Text extends string,
  Depth extends readonly 0[],
  Found,
  Thing,
> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${string},${string},${string}`
    ? Text extends `${infer Name}, ${infer Kind}, ${infer Choices}`
      ? InChoices<Choices, Depth, Found & Record<Name, Kind extends 'select' ? string : number>, Thing>
      : Found
    : Head extends `${infer Name}, number`
      ? InText<Rest, Depth, Found & Record<Name, number>, Thing>
      : InText<Rest, Depth, Found & Record<Head, string | number | Thing>, Thing>
  : Found;

/** Between the choices of a plural or select: the next brace opens one, or closes them all. */
type InChoices<
  Text extends string,
  Depth extends readonly 0[],
  Found,
  Thing,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? CloseChoices<Text, Depth, Found, Thing>
    : InText<After, [0, ...Depth], Found, Thing>
  : CloseChoices<Text, Depth, Found, Thing>;

type CloseChoices<
  Text extends string,
  Depth extends readonly 0[],
  Found,
  Thing,
> = Text extends `${string}}${infer Rest}` ? InText<Rest, Depth, Found, Thing> : Found;
