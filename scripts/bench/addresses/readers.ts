// The two readers that are measured, under one face.
import { config, normalize } from '@geolonia/normalize-japanese-addresses';
import { foldAddress } from '../../../geodata/addresses/fold-address.ts';
import { readNumbers } from '../../../geodata/addresses/lot-numbers.ts';
import { parseAddress } from '../../../geodata/addresses/parse-address.ts';
import type { ParsedAddress } from '../../../geodata/addresses/parse-address.ts';
import type { Case, HousePoints, Point } from './cases.ts';
import type { City, NationalTowns } from './national-towns.ts';
import type { Answer } from './score.ts';

export interface AddressReader {
  readonly name: string;
  read(each: Case): Answer | Promise<Answer>;
}

interface Places {
  readonly cities: readonly City[];
  readonly national: NationalTowns;
  readonly houses: HousePoints['byKey'];
}

/** As Musubi runs: the municipality is known, the text need not name it. `anywhere`: it is found in the text. */
export function ourReader({ cities, national, houses }: Places, mode: 'known' | 'anywhere'): AddressReader {
  const towns = townPoints(cities);
  const answer = (code: string | null, parsed: ParsedAddress | null): Answer => {
    const machiaza_id = parsed?.town?.machiaza_id ?? null;
    const key = parsed?.keys.find((one) => houses.has(`${code} ${one.key}`))?.key;
    const fine = key === undefined ? undefined : houses.get(`${code} ${key}`);
    return {
      code,
      machiaza_id,
      town: parsed?.town?.town ?? null,
      numbers: parsed === null || parsed.numbers.length === 0 ? null : parsed.numbers.join('-'),
      at: fine ?? (machiaza_id === null ? null : (towns.get(`${code} ${machiaza_id}`) ?? null)),
      fine: fine !== undefined,
    };
  };
  return {
    name: mode === 'known' ? 'Musubi, its municipality' : 'Musubi, any',
    read({ text, code }) {
      if (mode === 'anywhere') {
        const found = national.readAnywhere(text);
        return answer(found.code, found.parsed);
      }
      const index = code === null ? null : national.indexOf(code);
      return index === null ? answer(null, null) : answer(code, parseAddress(text, index));
    },
  };
}

export function normaliserReader(folder: string, cities: readonly City[]): AddressReader {
  config.japaneseAddressesApi = `file://${folder}/ja`;
  const codes = new Map(cities.map(({ code, prefecture, city }) => [prefecture + city, code]));
  return {
    name: 'normalize-japanese-addresses 3.1.3',
    async read({ text }) {
      const result = await normalize(text);
      const point = result.point;
      const at: Point | null = point === undefined || point.level < 3 ? null : [point.lng, point.lat];
      const { numbers } = readNumbers(foldAddress(result.other));
      return {
        code: codes.get(`${result.pref ?? ''}${result.city ?? ''}`) ?? null,
        machiaza_id: result.metadata.machiAza?.machiaza_id ?? null,
        town: result.town ?? null,
        numbers: result.addr ?? (numbers.length === 0 ? null : numbers.join('-')),
        at,
        fine: point?.level === 8,
      };
    },
  };
}

function townPoints(cities: readonly City[]): Map<string, Point> {
  return new Map(
    cities.flatMap(({ code, towns }) =>
      towns.map(({ machiaza_id, at }): [string, Point] => [`${code} ${machiaza_id}`, at]),
    ),
  );
}
