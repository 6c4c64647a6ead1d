import { chanceOf } from './random.ts';

/** Family names and how many of a thousand women bear each, about as they are spread in Korea: one in five is a Kim. */
const families: readonly (readonly [string, string, number])[] = [
  ['Kim', '김', 215],
  ['Lee', '이', 147],
  ['Park', '박', 84],
  ['Choi', '최', 47],
  ['Jung', '정', 43],
  ['Kang', '강', 24],
  ['Cho', '조', 21],
  ['Yoon', '윤', 20],
  ['Jang', '장', 20],
  ['Lim', '임', 17],
  ['Han', '한', 15],
  ['Oh', '오', 15],
  ['Seo', '서', 15],
  ['Shin', '신', 15],
  ['Kwon', '권', 14],
  ['Hwang', '황', 14],
  ['Ahn', '안', 14],
  ['Song', '송', 14],
  ['Yoo', '유', 13],
  ['Hong', '홍', 11],
];
const all = families.reduce((sum, [, , share]) => sum + share, 0);

const firsts: readonly (readonly [string, string])[] = [
  ['Min', '민'],
  ['Seo', '서'],
  ['Ji', '지'],
  ['Ye', '예'],
  ['Su', '수'],
  ['Eun', '은'],
  ['Hye', '혜'],
  ['Jin', '진'],
  ['Kyung', '경'],
  ['Mi', '미'],
  ['Young', '영'],
  ['Soon', '순'],
  ['Jung', '정'],
  ['Hyun', '현'],
  ['Bo', '보'],
  ['Na', '나'],
];
const seconds: readonly (readonly [string, string])[] = [
  ['ji', '지'],
  ['yeon', '연'],
  ['hee', '희'],
  ['ja', '자'],
  ['sook', '숙'],
  ['ok', '옥'],
  ['sun', '선'],
  ['ae', '애'],
  ['ran', '란'],
  ['young', '영'],
  ['kyung', '경'],
  ['mi', '미'],
  ['jin', '진'],
  ['ah', '아'],
  ['won', '원'],
  ['rin', '린'],
];

export type Name = { readonly family: string; readonly given: string; readonly hangul: string };

/** Invented women's names in an order that repeats, as often alike as real ones are. */
export const namesOf = (count: number): Name[] => {
  const chance = chanceOf(11);
  const among = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(chance() * list.length)];
    if (chosen === undefined) throw new Error('an empty list');
    return chosen;
  };
  return Array.from({ length: count }, () => {
    let place = chance() * all;
    const found = families.find(([, , share]) => (place -= share) < 0) ?? families[0];
    const [first, second] = [among(firsts), among(seconds)];
    const [family = '', native = ''] = found ?? [];
    return { family, given: `${first[0]}-${second[0]}`, hangul: `${native}${first[1]}${second[1]}` };
  });
};

/** Record numbers far enough apart that no slip of the hand makes one of another. */
export const recordNumberOf = (index: number): string => `B${10_000_000 + index * 1_697}`;
