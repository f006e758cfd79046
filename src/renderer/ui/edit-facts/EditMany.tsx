import { useEffect, useMemo, useState } from 'react';
import type { Article } from '../../../contract/article';
import {
  editFacts,
  factFields,
  neededFields,
  replaceableFields,
  writeFact,
  type FactEdit,
  type FactField,
} from '../../../contract/edit-facts';
import { editArticleFacts } from '../explain/revise-edits';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { fieldWords } from '../words';
import { FactInput } from './FactInput';
import { refusalOf } from './fact-words';
import styles from './EditFacts.module.css';

type Op = FactEdit['op'];
const opWords: Record<Op, string> = {
  set: say('editFacts.setTo'),
  clear: say('editFacts.clear'),
  replace: say('editFacts.replaceWordsIn'),
};
/** Articles read for the preview; of more, the rest is edited all the same and only not counted. */
const mostPreviewed = 1_000;
const pageSize = 200;
const mostShown = 20;

/** One fact of many articles: set, cleared or words replaced in it, with what would change shown before. */
export function EditMany({ ids, onDone }: { readonly ids: readonly number[]; readonly onDone: () => void }) {
  const desk = useDesk();
  const articles = useArticles(ids);
  const [op, setOp] = useState<Op>('set');
  const [field, setField] = useState<FactField>('outlet');
  const [value, setValue] = useState('');
  const [find, setFind] = useState('');
  const [instead, setInstead] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const fields = fieldsFor(op);
  const edit = makeEdit(op, field, { value, find, instead });
  const changes = useMemo(
    () =>
      edit === null
        ? []
        : (articles ?? []).flatMap((article) => {
            const after = editFacts(article, [edit]);
            return after === article ? [] : [{ article, after: writeFact(after, edit.field) }];
          }),
    [articles, edit],
  );
  const isAll = articles !== null && articles.length >= ids.length;
  const save = async (): Promise<void> => {
    if (edit === null) return;
    setIsBusy(true);
    if (await editArticleFacts(desk, ids, [edit])) onDone();
    else setIsBusy(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (changes.length > 0 && !isBusy) void save();
      }}
    >
      <div className={styles.what}>
        <select
          aria-label={say('editFacts.whatToDo')}
          value={op}
          onChange={(event) => {
            const next = ops.find((one) => one === event.target.value) ?? 'set';
            setOp(next);
            if (!fieldsFor(next).includes(field)) setField('outlet');
          }}
        >
          {ops.map((one) => (
            <option key={one} value={one}>
              {opWords[one]}
            </option>
          ))}
        </select>
        <select
          aria-label={say('editFacts.fact')}
          value={field}
          onChange={(event) => {
            const next = fields.find((one) => one === event.target.value) ?? 'outlet';
            setField(next);
            setValue(next === 'kind' ? 'article' : '');
          }}
        >
          {fields.map((one) => (
            <option key={one} value={one}>
              {fieldWords[one]}
            </option>
          ))}
        </select>
      </div>
      {op === 'set' ? <FactInput field={field} value={value} onChange={setValue} /> : null}
      {op === 'replace' ? (
        <>
          <label className={styles.fact}>
            <span>{say('editFacts.find')}</span>
            <input type="text" dir="auto" value={find} onChange={(event) => setFind(event.target.value)} />
          </label>
          <label className={styles.fact}>
            <span>{say('editFacts.replaceWith')}</span>
            <input type="text" dir="auto" value={instead} onChange={(event) => setInstead(event.target.value)} />
          </label>
        </>
      ) : null}
      <section className={styles.preview} aria-label={say('editFacts.preview')}>
        <h3 role="status">
          {articles === null
            ? say('editFacts.reading')
            : `${countOf(changes.length, 'article')}${isAll ? '' : ` of the first ${articles.length}`} will change`}
        </h3>
        <ol>
          {changes.slice(0, mostShown).map(({ article, after }) => (
            <li key={article.id}>
              <bdi className={styles.headline}>{article.title}</bdi>
              <p>
                <del dir="auto">{edit ? writeFact(article, edit.field) || 'nothing' : ''}</del>{' '}
                <span aria-hidden>→</span> <ins dir="auto">{after || 'nothing'}</ins>
              </p>
            </li>
          ))}
        </ol>
        {changes.length > mostShown ? <p>{say('editFacts.andMore', { value: changes.length - mostShown })}</p> : null}
      </section>
      <div className={styles.actions}>
        <p>{say('editFacts.thisIsOneStep')}</p>
        <Button onPress={onDone}>{say('editFacts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={changes.length === 0 || isBusy}>
          {isBusy
            ? say('editFacts.changing')
            : isAll
              ? say('editFacts.changeArticle', { count: changes.length })
              : say('editFacts.changeThem')}
        </Button>
      </div>
    </form>
  );
}

const ops = ['set', 'clear', 'replace'] as const satisfies readonly Op[];

function fieldsFor(op: Op): readonly FactField[] {
  if (op === 'replace') return replaceableFields;
  return op === 'clear' ? factFields.filter((field) => !neededFields.has(field)) : factFields;
}

function makeEdit(
  op: Op,
  field: FactField,
  typed: { readonly value: string; readonly find: string; readonly instead: string },
): FactEdit | null {
  if (op === 'clear') return { op, field };
  if (op === 'set') {
    const isUsable = typed.value.trim() !== '' && refusalOf(field, typed.value) === null;
    return isUsable ? { op, field, value: typed.value } : null;
  }
  const replaced = replaceableFields.find((one) => one === field);
  return typed.find === '' || replaced === undefined
    ? null
    : { op, field: replaced, find: typed.find, with: typed.instead };
}

/** The articles themselves, as many as are previewed; null until they are there. */
function useArticles(ids: readonly number[]): readonly Article[] | null {
  const { ask } = useDesk();
  const [articles, setArticles] = useState<readonly Article[] | null>(null);
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      const found: Article[] = [];
      for (let at = 0; at < Math.min(ids.length, mostPreviewed); at += pageSize) {
        const page = await ask('exportArticles', ids.slice(at, Math.min(at + pageSize, mostPreviewed)));
        if (isStale) return;
        found.push(...page.map(({ article }) => article));
      }
      setArticles(found);
    };
    load().catch(() => setArticles([]));
    return () => {
      isStale = true;
    };
  }, [ask, ids]);
  return articles;
}
