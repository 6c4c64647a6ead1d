/** What leads to a question that a board is asked more than once, in its sentence. */
const leads = [
  '집이 두 시간 거리이신 분으로, ',
  '가장 빠른 일정을 원하시는 분으로, ',
  '따님도 함께 궁금해하시는 내용으로, ',
  '나이와 전신 상태를 함께 고려하여, ',
  '환자분과 다시 면담하기 전에, ',
  '병동 회진에서 나온 질문으로, ',
  '앞으로 몇 주의 치료 계획을 위하여, ',
];

/** The `nth` of a board's questions of one kind, which begin at another one each time; no two of them are worded alike. */
export const askedApart = (list: readonly string[], board: number, nth: number): string => {
  const place = (board % list.length) + nth;
  const round = Math.floor(place / list.length);
  const lead = round === 0 ? '' : leads[(board + round) % leads.length];
  return `${lead}${list[place % list.length]}`;
};
