/** The words each language uses most: of any text of a few sentences they are a tenth to a half. */
const lists: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for was with on as it by are from at be this have said which has were not but they',
  de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  fr: 'le la les de des et en du un une que est pour dans qui par sur pas plus au ce il sont avec son se ne aux été cette ont',
  es: 'de la que el en y los se del las por un para con no una su al lo como más es este ha pero sus fue son',
  pt: 'de que e do da em um para com não uma os no se na por mais dos como foi ao das à são ele também pela',
  it: 'di che e il la per in un del non della con una è sono i si le da dei al nel gli ha alla più anche come',
  nl: 'de het een van en in is dat op te zijn voor met die niet aan er om ook als door maar naar bij heeft wordt over uit',
  pl: 'w i na z do że się nie to jest o po od za jak przez co dla tym oraz został są ale tego które może był',
  cs: 'a v se na je že s z do o to k za ve si by jsem podle jako také pro který která ale od po jeho byl které při jsou',
  sk: 'a v sa na je že s z do o to pre aj ako ktorý ktoré podľa si by od za po jeho bol však ktorá sú pri alebo',
  sl: 'in je v na se za da so ki s z pa po tudi bi kot pri ne iz lahko o še ali bo že od ga bil ter',
  hr: 'i u je na se da za su od koji kako što s će iz o nije koje gdje tko bi te koja biti do samo već kao prije nakon',
  sr: 'i u je na se da za su od koji kako šta sa će iz o nije koje gde ko bi koja biti do samo već kao pre posle',
  ro: 'de și în a la cu pe o din că un pentru nu care mai este sunt au prin fost ca al se această lui',
  hu: 'a az és hogy nem is egy ez meg de volt csak már mint vagy el ki szerint még azt ha akkor után között',
  tr: 've bir bu için da de ile olarak çok daha olan gibi kadar sonra ise ancak en o göre dedi var ne',
  sv: 'och i att det som en på är av för med den till inte om har ett var från de sig så vi men kan',
  da: 'og i at det en er på af til for med den som ikke der de har et var fra sig kan om blev også efter',
  nb: 'og i å det en er på av til for med som ikke den de har et var fra om seg kan ble også etter vi',
  fi: 'ja on ei että se oli mutta hän ovat myös kun joka mukaan ole sen kuin tai hänen jo nyt vuoden',
  et: 'ja on ei et see oli ka kui aga mis ta oma seda ning kes siis nad või',
  lt: 'ir yra kad su iš į bet tai kaip jis už dėl buvo po apie nuo taip savo',
  lv: 'un ir ka ar no par uz bet arī lai kas bija tas kā pie tika gan viņš',
  ca: 'de la que i el en els les un per del amb una no és al com més ha va són aquest dels',
  gl: 'o e en do da un non unha é ao máis foi polo pola coa cos cando tamén xa dunha nunha onde son',
  id: 'yang di dan dengan untuk dari dalam ini itu pada tidak akan telah oleh juga ke bisa karena saat kata adalah',
  ms: 'yang dan di untuk dengan itu dalam ini pada tidak kepada beliau akan telah oleh berkata boleh bagi daripada',
  vi: 'và của là có trong cho được với không những người các một đã khi để này từ ở',
  sq: 'dhe të në e një që për me nga është si i janë nuk më ka por se u',
  eu: 'eta da ez bat du dute zen izan ere dela baina egin dira den',
  af: 'die en van in is het nie dat ’n vir met wat aan hy sy te om ook',
  sw: 'ya na wa kwa ni katika za la kuwa hiyo hii cha alisema kama',
  ru: 'и в не на что с по как это от за из его для был но он года к у о также а все было до',
  uk: 'і в на що з не до за як це та від у про для його році був але ми він також які буде щоб',
  be: 'і ў на што не з да як гэта па ад для быў але у за каб яго',
  bg: 'на и да в за от се са не че по с като е ще до си бе това го към с или',
  mk: 'на и во да за се од со не што е ќе дека ги го по како беше',
  ar: 'في من على إلى أن عن مع هذا التي الذي كان ما لا هذه وقد بعد قال إن',
  fa: 'در و به از که این را با است برای آن های می شد شده خود کرد یک هم',
  ur: 'کے کی میں ہے کا سے کو نے اور پر یہ کہ ہیں تھا بھی ایک',
  hi: 'के में की है और से का को ने पर कि यह हैं भी एक नहीं था लिए',
  mr: 'आणि आहे या ते हे मध्ये होते असे तर म्हणून आहेत करण्यात एक केली',
  ne: 'छ र को मा ले पनि भएको गरेको थियो हो छन् गर्ने तथा भने एक गर्न',
};

const byWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(lists)) {
  for (const word of words.split(' ')) {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [language]);
    else known.push(language);
  }
}

/** Scripts that are one language's alone, or nearly. */
const ownScripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['zh', /\p{sc=Han}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['bn', /\p{sc=Bengali}/gu],
  ['ta', /\p{sc=Tamil}/gu],
  ['te', /\p{sc=Telugu}/gu],
  ['ka', /\p{sc=Georgian}/gu],
  ['hy', /\p{sc=Armenian}/gu],
];

/** Letters of one language's own script, as a share of all, that decide. Japanese is written with Han as well. */
const scriptShare = 0.3;
const kanaShare = 0.1;

/** How well a text's words fit a language: hits of its common words, 0 to 1 of all words. */
export interface WordScore {
  readonly language: string;
  readonly share: number;
}

/**
 * Languages by the common words in a text, best first; by script where that is one language's. Empty
 * where neither says anything. Some 30 µs for 1,500 characters.
 */
export function scoreWords(text: string): readonly WordScore[] {
  if (/[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]/u.test(text)) {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    for (const [language, script] of ownScripts) {
      const share = (text.match(script)?.length ?? 0) / letters;
      if (share >= (language === 'ja' ? kanaShare : scriptShare)) return [{ language, share: 1 }];
    }
  }
  const hits = new Map<string, number>();
  let words = 0;
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}’]+/gu) ?? []) {
    words++;
    for (const language of byWord.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  return [...hits]
    .map(([language, count]) => ({ language, share: count / words }))
    .sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
}
