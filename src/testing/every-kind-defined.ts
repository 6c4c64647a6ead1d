export const common = { section: 'first' };
export const word = (en: string) => ({ label: { en } });
export const codes = (...list: readonly string[]) => list.map((code) => ({ code, ...word(code) }));
export const pain = { name: 'pain', kind: 'number', min: 0, max: 10, ...common, ...word('Pain') };
export const fear = {
  name: 'fear',
  kind: 'choice',
  codes: codes('none', 'some'),
  ...common,
  ...word('Fear'),
};

export const drugs = [
  { code: 'paclitaxel', label: { en: 'Paclitaxel', ko: '파클리탁셀' }, names: ['Taxol'] },
  { code: 'carboplatin', label: { en: 'Carboplatin' } },
];
/** A questionnaire with an item of every kind that data can say. */
export const every = {
  id: 'every-kind',
  version: 3,
  title: { en: 'Every kind', ko: '모든 종류' },
  sections: [
    { name: 'second', title: { en: 'Second' } },
    { name: 'first', title: { en: 'First' } },
  ],
  items: [
    { ...pain, absent: ['unknown', 'not_done'], needed: true },
    { ...fear, codes: codes('9', '10', 'b', 'a'), absent: ['not_applicable'], hint: { en: 'Most' } },
    { name: 'who', kind: 'choices', codes: codes('x', 'y'), ...common, ...word('Who') },
    { name: 'alone', kind: 'yesNo', ...common, ...word('Alone'), absent: ['unknown'] },
    {
      name: 'where',
      kind: 'line',
      max: 60,
      ...common,
      ...word('Where'),
      when: { all: [{ item: 'pain', above: 0 }, { not: { item: 'fear', in: ['a'] } }] },
    },
    {
      name: 'words',
      kind: 'prose',
      max: 400,
      ...common,
      ...word('Words'),
      when: { item: 'alone', in: ['no'] },
    },
    {
      name: 'weight',
      kind: 'number',
      min: 20.25,
      max: 400,
      decimals: 2,
      unit: 'kg',
      ...common,
      ...word('W'),
    },
    { name: 'marker', kind: 'quantity', units: ['U/ml', 'kU/l'], min: 0, max: 900, ...common, ...word('M') },
    { name: 'size', kind: 'range', unit: 'mm', min: -40, max: 500, section: 'second', ...word('Size') },
    {
      name: 'fine',
      kind: 'number',
      min: -2,
      max: 2000,
      decimals: 3,
      ...common,
      ...word('Fine'),
      dated: true,
    },
    { name: 'at', kind: 'time', ...common, ...word('At') },
    { name: 'talker', kind: 'person', ...common, ...word('Who') },
    { name: 'drug', kind: 'coded', entries: drugs, ...common, ...word('Drug') },
    { name: 'drugs', kind: 'codedList', entries: drugs, ...common, ...word('Drugs') },
    {
      name: 'medicines',
      kind: 'group',
      ...common,
      ...word('Medicines'),
      needed: true,
      when: { item: 'alone', in: ['yes'] },
      always: ['what'],
      once: [{ item: 'often', of: ['daily'] }],
      lines: 3,
      none: { en: 'None', ko: '없음' },
      items: [
        { name: 'what', kind: 'line', max: 60, ...word('What') },
        {
          name: 'often',
          kind: 'choice',
          codes: codes('daily', 'else'),
          absent: ['unknown'],
          ...word('Often'),
        },
        { name: 'else', kind: 'line', max: 60, ...word('Else'), when: { item: 'often', in: ['else'] } },
        { name: 'hurts', kind: 'yesNo', ...word('Hurts'), when: { item: 'pain', above: 2 }, needed: true },
        { name: 'by', kind: 'person', ...word('By') },
        { name: 'drug', kind: 'coded', entries: drugs, ...word('Drug'), hint: { en: 'Typed' } },
      ],
    },
    {
      name: 'organs',
      kind: 'grid',
      ...common,
      ...word('Organs'),
      needed: true,
      rows: codes('uterus', 'ovary', 'pleura'),
      answers: [
        ...codes('there'),
        {
          code: 'gone',
          ...word('Gone'),
          details: [
            { name: 'side', kind: 'choice', codes: codes('left', 'right'), rows: ['ovary'], ...word('Side') },
            { name: 'on', kind: 'date', ...word('On') },
          ],
        },
      ],
      fill: { answer: 'there', label: { en: 'All others' }, except: ['pleura'] },
      parts: [
        { name: 'low', title: { en: 'Low' }, rows: ['uterus', 'ovary'] },
        { name: 'high', title: { en: 'High' }, rows: ['pleura'] },
      ],
    },
    { name: 'on', kind: 'date', exact: true, section: 'second', ...word('On') },
    { name: 'since', kind: 'date', section: 'second', ...word('Since') },
  ],
};

const inEnglish = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(inEnglish);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, part]) => (name === 'ko' ? [] : [[name, inEnglish(part)]])),
  );
};

/** The same in one language, as a house may define it, with a list that names nobody. */
export const everyOfHouse = {
  ...(inEnglish(every) as typeof every),
  id: 'every-kind-of-house',
  items: [
    ...(inEnglish(every) as typeof every).items,
    {
      name: 'allergies',
      kind: 'group',
      ...common,
      ...word('Allergies'),
      none: { en: 'None' },
      items: [
        {
          name: 'to',
          kind: 'coded',
          entries: drugs.map(({ code, label: { en } }) => ({ code, label: { en } })),
          ...word('To'),
        },
        { name: 'since', kind: 'date', ...word('Since'), absent: ['unknown'] },
        { name: 'size', kind: 'range', unit: 'mm', min: 0, max: 90, ...word('Size') },
        { name: 'at', kind: 'time', ...word('At') },
        { name: 'grade', kind: 'number', min: 0, max: 5, decimals: 1, ...word('Grade') },
      ],
    },
  ],
};
