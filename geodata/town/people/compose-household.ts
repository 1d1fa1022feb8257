// Who lives together: shapes of households by kind of dwelling, ages that fit, names in fashion at birth.
// Shares after the 2020 census (families by type) and the ages of 高松市「地域・年齢別人口」(2026-02-01): 28 % are 65 or older.
import { Weighted } from './chance.ts';
import type { Chance } from './chance.ts';
import {
  drawFamilyName,
  drawForeignFamily,
  drawForeignName,
  drawGivenName,
  drawPeople,
  personName,
} from './names/draw-names.ts';
import type { FamilyName } from './names/draw-names.ts';
import type { ForeignPeople } from './names/elsewhere.ts';
import type { Sex } from './names/given-names.ts';
import type { Household, Person } from './person.ts';

/** `house` one family's own, `flat` one of many, `elders` and `young` the two families of a two-generation house. */
export type DwellingKind = 'house' | 'flat' | 'elders' | 'young';

type Shape =
  | 'oldAlone'
  | 'alone'
  | 'oldCouple'
  | 'couple'
  | 'family'
  | 'oneParent'
  | 'threeGenerations'
  | 'grownChild'
  | 'others';

const SHAPES: Readonly<Record<DwellingKind, readonly (readonly [Shape, number])[]>> = {
  house: [
    ['oldAlone', 16],
    ['alone', 8],
    ['oldCouple', 20],
    ['couple', 9],
    ['family', 20],
    ['oneParent', 6],
    ['threeGenerations', 7],
    ['grownChild', 13],
    ['others', 1],
  ],
  flat: [
    ['oldAlone', 10],
    ['alone', 44],
    ['oldCouple', 5],
    ['couple', 14],
    ['family', 16],
    ['oneParent', 8],
    ['others', 3],
  ],
  elders: [
    ['oldAlone', 35],
    ['oldCouple', 65],
  ],
  young: [
    ['couple', 15],
    ['family', 80],
    ['oneParent', 5],
  ],
};

const shapes = Object.fromEntries(
  Object.entries(SHAPES).map(([kind, list]) => [kind, new Weighted(list, ([, weight]) => weight)]),
);

const FOREIGN_SHARE: Readonly<Record<DwellingKind, number>> = {
  house: 0.012,
  flat: 0.06,
  elders: 0,
  young: 0.004,
};
const MIXED_COUPLE_SHARE = 0.015;
const OWN_SURNAME_SHARE = 0.02;

export interface HouseholdWish {
  readonly kind: DwellingKind;
  /** year of the register */
  readonly year: number;
  /** of the parents upstairs, where the name is given */
  readonly family?: FamilyName;
}

interface Member {
  readonly relationship: string;
  readonly sex: Sex;
  readonly age: number;
  /** keeps a name of another family: a husband's mother-in-law, a child of an earlier marriage */
  readonly otherFamily?: boolean;
}

export function composeHousehold(chance: Chance, wish: HouseholdWish): Household {
  const shape = drawShape(chance, wish.kind);
  const members = drawMembers(chance, shape);
  const people =
    wish.family === undefined && chance.hit(FOREIGN_SHARE[wish.kind]) ? drawPeople(chance) : null;
  return {
    people: people === null ? japanese(chance, wish, members) : foreign(chance, wish, people, members),
  };
}

function drawShape(chance: Chance, kind: DwellingKind): Shape {
  const table = shapes[kind];
  if (table === undefined) throw new RangeError('no such kind of dwelling');
  return table.draw(chance)[0];
}

function other(sex: Sex): Sex {
  return sex === 'male' ? 'female' : 'male';
}

function spouse(head: Member, age: number): Member {
  return head.sex === 'male'
    ? { relationship: '妻', sex: 'female', age }
    : { relationship: '夫', sex: 'male', age };
}

function drawMembers(chance: Chance, shape: Shape): Member[] {
  const head = (age: number, maleShare: number): Member => ({
    relationship: '世帯主',
    sex: chance.hit(maleShare) ? 'male' : 'female',
    age,
  });
  const children = (parentAge: number, count: number, relationship = '子'): Member[] => {
    const eldest = Math.max(0, parentAge - chance.whole(25, 36));
    return Array.from({ length: count }, (_, at) => ({
      relationship,
      sex: chance.hit(0.512) ? ('male' as const) : ('female' as const),
      age: Math.max(0, eldest - at * chance.whole(1, 4)),
    })).filter(({ age }) => age < 30);
  };
  const couple = (age: number, maleShare = 0.95): Member[] => {
    const first = head(age, maleShare);
    return [first, spouse(first, Math.max(20, age + (first.sex === 'male' ? -1 : 1) * chance.whole(-2, 6)))];
  };
  const childCount = () => 1 + Number(chance.hit(0.6)) + Number(chance.hit(0.18));
  switch (shape) {
    case 'oldAlone':
      return [head(chance.whole(66, 94), 0.33)];
    case 'alone':
      return [head(Math.round(20 + 44 * chance.next() ** 1.2), 0.6)];
    case 'oldCouple':
      return couple(chance.whole(65, 88));
    case 'couple':
      return couple(chance.whole(25, 64));
    case 'family': {
      const age = chance.whole(29, 55);
      return [...couple(age), ...atLeastOne(children(age, childCount()), age)];
    }
    case 'oneParent': {
      const age = chance.whole(30, 54);
      const parent = head(age, 0.15);
      return [parent, ...atLeastOne(children(age, 1 + Number(chance.hit(0.45))), age)];
    }
    case 'threeGenerations': {
      const age = chance.whole(36, 58);
      const [parent, partner] = couple(age, 0.93);
      const grandparents = chance.hit(0.55) ? ['母'] : ['父', '母'];
      // Of four such houses one keeps the wife's parents, who bear another name.
      const side = chance.hit(0.12) ? (parent?.sex === 'male' ? '妻の' : '夫の') : '';
      return [
        ...(parent === undefined || partner === undefined ? [] : [parent, partner]),
        ...atLeastOne(children(age, childCount()), age),
        ...grandparents.map((relationship): Member => ({
          relationship: `${side}${relationship}`,
          sex: relationship === '父' ? 'male' : 'female',
          age: Math.min(101, age + chance.whole(24, 33)),
          otherFamily: side !== '',
        })),
      ];
    }
    case 'grownChild': {
      const age = chance.whole(60, 86);
      const child: Member = {
        relationship: '子',
        sex: chance.hit(0.62) ? 'male' : 'female',
        age: age - chance.whole(24, 33),
      };
      if (chance.hit(0.35)) return [head(age, 0.2), child];
      return [...couple(age), child];
    }
    case 'others': {
      const first = head(chance.whole(22, 60), 0.5);
      const sibling = chance.hit(0.6);
      const sex = chance.hit(0.5) ? first.sex : other(first.sex);
      return [
        first,
        {
          relationship: sibling
            ? sex === 'male'
              ? '弟'
              : '妹'
            : chance.hit(0.3)
              ? '同居人'
              : sex === 'male'
                ? '夫（未届）'
                : '妻（未届）',
          sex,
          age: Math.max(20, first.age - chance.whole(0, 6)),
          otherFamily: !sibling,
        },
      ];
    }
  }
}

/** A family without a child at home is no family of this shape: the eldest may have left, one stays. */
function atLeastOne(children: Member[], parentAge: number): Member[] {
  if (children.length > 0) return children;
  return [{ relationship: '子', sex: 'male', age: Math.min(29, Math.max(0, parentAge - 26)) }];
}

function japanese(chance: Chance, wish: HouseholdWish, members: readonly Member[]): Person[] {
  const family = wish.family ?? drawFamilyName(chance);
  const used = new Set<string>();
  return members.map((member, at) => {
    const born = birthday(chance, wish.year, member.age);
    const given = drawUnused(chance, used, member.sex, Number(born.slice(0, 4)));
    const foreignSpouse = at === 1 && /^[妻夫]$/u.test(member.relationship) && chance.hit(MIXED_COUPLE_SHARE);
    if (foreignSpouse) {
      const people = drawPeople(chance);
      return foreigner(chance, people, member, born, null);
    }
    const own = member.otherFamily === true || (at > 0 && chance.hit(OWN_SURNAME_SHARE / 2));
    return {
      name: personName(own ? drawFamilyName(chance) : family, given),
      sex: member.sex,
      born,
      relationship: member.relationship,
      nationality: '日本',
      commonName: null,
    };
  });
}

function drawUnused(chance: Chance, used: Set<string>, sex: Sex, bornYear: number) {
  let given = drawGivenName(chance, sex, bornYear);
  for (let again = 0; again < 20 && used.has(given.written); again += 1)
    given = drawGivenName(chance, sex, bornYear);
  used.add(given.written);
  return given;
}

function foreign(
  chance: Chance,
  wish: HouseholdWish,
  people: ForeignPeople,
  members: readonly Member[],
): Person[] {
  const family = drawForeignFamily(chance, people);
  return members.map((member, at) => {
    // Names of wives are mostly their own.
    const own = at === 1 && chance.hit(0.7);
    return foreigner(chance, people, member, birthday(chance, wish.year, member.age), own ? null : family);
  });
}

function foreigner(
  chance: Chance,
  people: ForeignPeople,
  member: Member,
  born: string,
  family: ReturnType<typeof drawForeignFamily> | null,
): Person {
  const common = chance.hit(people.commonName)
    ? personName(drawFamilyName(chance), drawGivenName(chance, member.sex, Number(born.slice(0, 4))))
    : null;
  return {
    name: drawForeignName(chance, people, family ?? drawForeignFamily(chance, people), member.sex),
    sex: member.sex,
    born,
    relationship: member.relationship,
    nationality: people.nationality,
    commonName: common,
  };
}

function birthday(chance: Chance, year: number, age: number): string {
  const month = chance.whole(1, 12);
  const day = chance.whole(1, month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  // Registers are of 1 July: who has a birthday later this year is born a year earlier at the same age.
  const born = year - age - Number(month > 6);
  return `${born}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
