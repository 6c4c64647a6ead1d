/** A questionnaire that no file of the program knows, as a house writes one. */
export const ownForm = {
  id: 'walking',
  version: 1,
  title: { en: 'How she walks', ko: '보행' },
  sections: [{ name: 'walk', title: { en: 'Walking', ko: '보행' } }],
  items: [
    {
      name: 'walks',
      kind: 'choice',
      label: { en: 'Does she walk?', ko: '걸을 수 있습니까?' },
      section: 'walk',
      needed: true,
      absent: ['unknown'],
      codes: [
        { code: 'helped', label: { en: 'With help', ko: '도움을 받아' } },
        { code: 'alone', label: { en: 'Alone', ko: '혼자' } },
      ],
    },
    {
      name: 'who',
      kind: 'line',
      max: 80,
      label: { en: 'Who helps her?', ko: '돕는 사람' },
      section: 'walk',
      when: { item: 'walks', in: ['helped'] },
    },
    {
      name: 'metres',
      kind: 'number',
      min: 0,
      max: 5000,
      unit: 'm',
      label: { en: 'How far?', ko: '거리' },
      section: 'walk',
      absent: ['not_done'],
    },
  ],
};
