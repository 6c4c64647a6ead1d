import { korean, mongolian, russian, uzbek, vietnamese, type Part } from './name-parts.ts';
import type { Random } from './random.ts';
import type { PersonName } from './shapes.ts';

export type Country = 'korea' | 'russia' | 'vietNam' | 'mongolia' | 'uzbekistan';
export type Bearer = { woman: boolean; bornYear: number };

/** The first of a list are drawn oftener. */
const common = (list: readonly Part[], random: Random): Part =>
  list[Math.floor(list.length * random.uniform() ** 1.6)] as Part;

const koreanGiven = ({ woman, bornYear }: Bearer): readonly Part[] => {
  if (!woman) return korean.men;
  if (bornYear < 1960) return korean.womenTo1959;
  return bornYear < 1980 ? korean.womenTo1979 : korean.womenFrom1980;
};

const koreanName = (random: Random, bearer: Bearer): PersonName => {
  const family = common(korean.family, random);
  const given = random.pick(koreanGiven(bearer));
  return {
    nativeName: `${family[0]}${given[0]}`,
    latinName: `${family[1]} ${given[1]}`,
    sortName: `${family[1]}, ${given[1]}`,
  };
};

const russianName = (random: Random, { woman }: Bearer): PersonName => {
  const family = common(woman ? russian.familyWoman : russian.familyMan, random);
  const given = common(woman ? russian.women : russian.men, random);
  const patronymic = random.pick(woman ? russian.patronymicWoman : russian.patronymicMan);
  return {
    nativeName: `${family[0]} ${given[0]} ${patronymic[0]}`,
    latinName: `${family[1]} ${given[1]} ${patronymic[1]}`,
    sortName: `${family[1]}, ${given[1]} ${patronymic[1]}`,
  };
};

/** Sorted by the given name, as people are addressed. */
const vietnameseName = (random: Random, { woman }: Bearer): PersonName => {
  const family = common(vietnamese.family, random);
  const middle = common(woman ? vietnamese.middleWoman : vietnamese.middleMan, random);
  const given = random.pick(woman ? vietnamese.women : vietnamese.men);
  return {
    nativeName: `${family[0]} ${middle[0]} ${given[0]}`,
    latinName: `${family[1]} ${middle[1]} ${given[1]}`,
    sortName: `${given[1]}, ${family[1]} ${middle[1]}`,
  };
};

/** The father's name in the genitive, then her own; no family name. */
const mongolianName = (random: Random, { woman }: Bearer): PersonName => {
  const father = random.pick(mongolian.father);
  const given = random.pick(woman ? mongolian.women : mongolian.men);
  return {
    nativeName: `${father[0]} ${given[0]}`,
    latinName: `${father[1]} ${given[1]}`,
    sortName: `${given[1]}, ${father[1]}`,
  };
};

const uzbekName = (random: Random, { woman }: Bearer): PersonName => {
  const family = common(uzbek.familyMan, random).map((form) => (woman ? `${form}a` : form)) as [
    string,
    string,
  ];
  const given = random.pick(woman ? uzbek.women : uzbek.men);
  const father = random.pick(uzbek.men);
  const child = woman ? ['qizi', 'qizi'] : ['oʻgʻli', 'ogli'];
  return {
    nativeName: `${family[0]} ${given[0]} ${father[0]} ${child[0]}`,
    latinName: `${family[1]} ${given[1]} ${father[1]} ${child[1]}`,
    sortName: `${family[1]}, ${given[1]} ${father[1]} ${child[1]}`,
  };
};

const makers = {
  korea: koreanName,
  russia: russianName,
  vietNam: vietnameseName,
  mongolia: mongolianName,
  uzbekistan: uzbekName,
};

/** An invented name in native, passport and sort form; parts are drawn independently. */
export const nameOf = (country: Country, random: Random, bearer: Bearer): PersonName =>
  makers[country](random, bearer);
