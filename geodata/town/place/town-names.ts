// Names of 町 and 大字, put together from common words so that a town of any size has enough; none is meant for a real one.
import type { Chance } from '../people/chance.ts';

export interface TownName {
  readonly name: string;
  readonly kana: string;
}

const words = (text: string): readonly TownName[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [name = '', kana = ''] = entry.split('/');
      return { name, kana };
    });

const OLD = words(
  '港町/ミナトマチ 本町/ホンチョウ 浜町/ハマチョウ 魚町/ウオマチ 仲町/ナカチョウ 大工町/ダイクマチ 塩町/シオマチ 船場町/センバチョウ 新町/シンマチ 旭町/アサヒチョウ 弁天町/ベンテンチョウ 灯台町/トウダイチョウ 網町/アミチョウ 蔵町/クラマチ 紺屋町/コンヤマチ 寺町/テラマチ 宮町/ミヤマチ 川端町/カワバタチョウ 渡町/ワタリチョウ 磯町/イソマチ 北浜/キタハマ 東浜/ヒガシハマ 西浜/ニシハマ 松江町/マツエチョウ',
);
const CENTRE = words(
  '駅前/エキマエ 栄町/サカエチョウ 中央/チュウオウ 大手町/オオテマチ 幸町/サイワイチョウ 末広町/スエヒロチョウ 駅南/エキミナミ 駅北/エキキタ 相生町/アイオイチョウ 昭和町/ショウワチョウ 銀座/ギンザ 日の出町/ヒノデチョウ',
);
const NEW = words(
  '若葉/ワカバ 青葉/アオバ 緑町/ミドリマチ 千鳥/チドリ 潮見/シオミ 松原/マツバラ 桜木/サクラギ 美里/ミサト 光が浜/ヒカリガハマ 汐入/シオイリ 平和町/ヘイワチョウ 朝日町/アサヒマチ 富士見/フジミ 花園/ハナゾノ 泉町/イズミチョウ 南浜/ナンピン 瑞穂/ミズホ 高砂/タカサゴ 住吉/スミヨシ 八幡/ヤハタ 城山/シロヤマ 橋本/ハシモト 清水台/シミズダイ 桜台/サクラダイ 希望が丘/キボウガオカ 日吉/ヒヨシ 曙/アケボノ 常盤/トキワ 錦/ニシキ 永楽/エイラク 豊町/ユタカチョウ 川原/カワハラ 梅田/ウメダ 柳町/ヤナギマチ 藤見/フジミダイ 月見/ツキミ 白鳥/シラトリ 千歳/チトセ 鶴見/ツルミハマ 弥生/ヤヨイ',
);
const VILLAGE = words(
  '浜田/ハマダ 小浜/コハマ 大沢/オオサワ 田中/タナカ 石神/イシガミ 中島/ナカジマ 矢崎/ヤザキ 坂下/サカシタ 谷津/ヤツ 北原/キタハラ 柏木/カシワギ 水口/ミズグチ 下郷/シモゴウ 上郷/カミゴウ 大塚/オオツカ 三輪/ミワ 小池/コイケ 片山/カタヤマ 荒井/アライ 古市/フルイチ 長谷/ハセ 木戸/キド 八木/ヤギ 平井/ヒライ 今里/イマザト 椿/ツバキ 滝沢/タキザワ 久保/クボ 吉永/ヨシナガ 岩瀬/イワセ 須賀/スガ 戸田/トダ 原/ハラ 根岸/ネギシ 塚本/ツカモト 井ノ口/イノクチ',
);
const WORKS = words(
  '新港/シンコウ 埋立町/ウメタテチョウ 工業団地/コウギョウダンチ 築港/チッコウ 東新港/ヒガシシンコウ',
);

const BEFORE = words(
  '東/ヒガシ 西/ニシ 南/ミナミ 北/キタ 上/カミ 下/シモ 新/シン 中/ナカ 大/オオ 小/コ 元/モト 内/ウチ',
);
/** go before names of villages only */
const RURAL = ['大', '小', '元', '内', '上', '下'];
const AFTER = words('台/ダイ ケ丘/ガオカ 野/ノ 沢/サワ 谷/ヤ 島/シマ');

export type NameTaste = 'old' | 'centre' | 'new' | 'village' | 'works';

const LISTS: Readonly<Record<NameTaste, readonly TownName[]>> = {
  old: OLD,
  centre: CENTRE,
  new: NEW,
  village: VILLAGE,
  works: WORKS,
};

/** Hands out each name once: the plain ones first, then with a direction before, an ending after, or both. */
export class TownNames {
  readonly #taken = new Set<string>();
  readonly #queues: Readonly<Record<NameTaste, IterableIterator<TownName>>>;

  constructor(chance: Chance) {
    const queue = (taste: NameTaste) => namesOf(taste, chance);
    this.#queues = {
      old: queue('old'),
      centre: queue('centre'),
      new: queue('new'),
      village: queue('village'),
      works: queue('works'),
    };
  }

  next(taste: NameTaste): TownName {
    for (const queue of [this.#queues[taste], this.#queues[taste === 'village' ? taste : 'new']])
      // A loop over the queue would close it at the first name.
      for (let item = queue.next(); !item.done; item = queue.next()) {
        if (this.#taken.has(item.value.name)) continue;
        this.#taken.add(item.value.name);
        return item.value;
      }
    throw new RangeError('out of town names');
  }
}

function* namesOf(taste: NameTaste, chance: Chance): IterableIterator<TownName> {
  const bases = chance.shuffle([...LISTS[taste]]);
  yield* bases;
  // Further centres and old quarters are called like the towns around them.
  if (taste !== 'village' && taste !== 'new') return;
  const befores = BEFORE.filter(({ name }) => taste === 'village' || !RURAL.includes(name));
  const joined = (parts: readonly TownName[]): TownName => ({
    name: parts.map(({ name }) => name).join(''),
    kana: parts.map(({ kana }) => kana).join(''),
  });
  const plain = bases.filter(({ name }) => !/[町が丘台駅]/u.test(name));
  yield* chance.shuffle(
    bases
      .filter(({ name }) => !name.startsWith('駅'))
      .flatMap((base) => befores.map((before) => joined([before, base]))),
  );
  yield* chance.shuffle(plain.flatMap((base) => AFTER.map((after) => joined([base, after]))));
  yield* chance.shuffle(
    plain.flatMap((base) => AFTER.flatMap((after) => befores.map((before) => joined([before, base, after])))),
  );
}

const CHOME = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CHOME_KANA = ['', '１', '２', '３', '４', '５', '６', '７', '８', '９'];

/** 一丁目 to 九丁目. */
export function chome(number: number): TownName {
  return { name: `${CHOME[number] ?? number}丁目`, kana: `${CHOME_KANA[number] ?? number}チョウメ` };
}
