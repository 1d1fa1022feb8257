// What a built place is, whether it was drawn or taken from open data. Everything that peoples a place (registers,
// disasters, surveys) reads this and nothing else of either maker.
import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';

/** longitude, latitude in degrees, EPSG:6668 */
export type Position = readonly [lon: number, lat: number];

/** A closed ring, first position repeated at the end, counter-clockwise. */
export type Ring = readonly Position[];

/** Rows that may be too many for memory. A place's method gives the same rows in the same order at every call. */
export type Rows<T> = Iterable<T> | AsyncIterable<T>;

export interface Municipality {
  /** 全国地方公共団体コード, six digits */
  readonly code: string;
  readonly prefecture: string;
  readonly name: string;
  readonly name_kana: string;
  readonly centre: Position;
  /** west, south, east, north of the populated land */
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** plane rectangular zone, EPSG:6669 to 6687 */
  readonly plane_epsg: number;
}

/** A 町字: 町, 丁目 or 大字. */
export interface TownArea {
  /** 町字ID, seven digits: four of the 町 or 大字, three of the 丁目 or 小字 */
  readonly town_id: string;
  /** 港町一丁目, 大字浜田 */
  readonly name: string;
  readonly name_kana: string | null;
  /** residence: 住居表示 is in force; lot: addresses are 地番 */
  readonly kind: 'residence' | 'lot';
  readonly postal_code: string | null;
  readonly point: Position;
  readonly polygon: Polygon | MultiPolygon | null;
}

export type PlacedAddress =
  | {
      readonly style: 'residence';
      readonly town_id: string;
      /** 街区符号 */
      readonly block_no: string;
      /** 住居番号 */
      readonly house_no: string;
    }
  | {
      readonly style: 'lot';
      readonly town_id: string;
      /** 地番 */
      readonly lot_no: string;
      /** 枝番 */
      readonly branch_no: string | null;
    };

/** A row of the gazetteer: the point lies at the street front. */
export interface AddressPoint {
  readonly address: PlacedAddress;
  readonly point: Position;
}

/** 種類 of the tax register, with 空き地 left out: what stands is a building. */
export type BuildingUse =
  | '居宅'
  | '共同住宅'
  | '店舗'
  | '併用住宅'
  | '事務所'
  | '旅館'
  | '倉庫'
  | '工場'
  | '附属家'
  | '校舎'
  | '体育館'
  | '病院'
  | '公共施設'
  | '寺社';

/** What the surroundings are like; says much about age, structure and people. */
export type Surroundings =
  /** fishing port and old town: narrow lanes, old wooden houses close together */
  | 'old_town'
  /** round a station: shops, offices, flats */
  | 'centre'
  /** laid out at one go (区画整理): straight streets, recent houses */
  | 'planned'
  /** grown over fields lane by lane: every age beside each other */
  | 'mixed'
  /** farmers' houses with barns */
  | 'village'
  | 'industry'
  | 'unknown';

export interface HazardRanks {
  /** 0 outside, else A31a rank: 1 under 0.5 m, 2 to 3 m, 3 to 5 m, 4 to 10 m, 5 to 20 m, 6 deeper */
  readonly flood: number;
  /** 0 outside, else 1 under 0.3 m, 2 to 1 m, 3 to 2 m, 4 to 5 m, 5 to 10 m, 6 deeper */
  readonly tsunami: number;
  /** 0 outside, 1 土砂災害警戒区域, 2 特別警戒区域 */
  readonly landslide: number;
}

export interface PlacedBuilding {
  /** 1, 2, 3 … in the order of the stream: neighbours in the stream are mostly neighbours in the street */
  readonly building_no: number;
  readonly outline: Ring;
  readonly centre: Position;
  /** where its lot meets the street; the address point */
  readonly frontage: Position;
  readonly use: BuildingUse;
  readonly storeys: number;
  readonly footprint_m2: number;
  /** households it has room for; 0 where nobody lives */
  readonly dwelling_units: number;
  /** 建物名 of flats and institutions */
  readonly name: string | null;
  readonly surroundings: Surroundings;
  /** Several buildings of one lot share it; null where the source knows none. */
  readonly address: PlacedAddress | null;
  /** building_no of the main building on the lot, for an 附属家; else null */
  readonly belongs_to: number | null;
  /** on a hillside: foundations and retaining walls matter */
  readonly on_slope: boolean;
  readonly ranks: HazardRanks;
}

export type SiteKind =
  /** 指定避難所 */
  | 'shelter'
  /** 福祉避難所 */
  | 'welfare_shelter'
  /** 指定緊急避難場所 */
  | 'emergency_ground'
  /** 津波避難ビル */
  | 'tsunami_building'
  /** 車中泊避難スペース candidate */
  | 'car_stay'
  /** 在宅避難者等支援拠点 candidate */
  | 'support_base';

export interface SiteDangers {
  readonly flood: boolean;
  readonly landslide: boolean;
  readonly storm_surge: boolean;
  readonly earthquake: boolean;
  readonly tsunami: boolean;
  readonly fire: boolean;
  readonly inland_flood: boolean;
  readonly volcano: boolean;
}

export interface PlacedSite {
  /** One facility keeps its number across its kinds. */
  readonly facility_no: number;
  /** 全国共通避難所・避難場所ID, 14 characters, for 指定避難所 and 指定緊急避難場所; else null */
  readonly national_id: string | null;
  readonly kind: SiteKind;
  readonly name: string;
  readonly name_kana: string | null;
  readonly address: PlacedAddress | null;
  /** the address in words as the source has it, when there is no structured one */
  readonly address_text: string;
  readonly point: Position;
  readonly outline: Polygon | null;
  /** metres above sea level */
  readonly elevation: number | null;
  /** what the place may be used in: designated kinds of disaster */
  readonly suits: SiteDangers;
  readonly capacity_people: number | null;
  readonly capacity_vehicles: number | null;
}

export interface HazardArea {
  readonly kind: 'flood' | 'tsunami' | 'landslide';
  /** as in HazardRanks */
  readonly rank: number;
  readonly name: string;
  /** landslide only: 急傾斜地の崩壊, 土石流, 地すべり */
  readonly phenomenon: 'steep_slope' | 'debris_flow' | 'landslide' | null;
  readonly geometry: Polygon | MultiPolygon;
}

export interface Barrier {
  readonly kind: 'river' | 'railway' | 'trunk_road';
  readonly name: string | null;
  readonly geometry: LineString;
}

export type RoadClass = 'trunk' | 'main' | 'minor' | 'lane';

export type BaseArea =
  | 'sea'
  | 'land'
  | 'water'
  | 'river'
  | 'beach'
  | 'wood'
  | 'field'
  | 'park'
  | 'school'
  | 'shrine'
  | 'industry'
  | 'quay'
  | 'station'
  | 'breakwater';

/** A feature of the base map. Areas come before what lies on them. */
export type BaseFeature =
  | {
      readonly kind: BaseArea;
      readonly name: string | null;
      readonly geometry: Polygon | MultiPolygon;
    }
  | {
      readonly kind: 'road';
      readonly road_class: RoadClass;
      readonly name: string | null;
      readonly bridge: boolean;
      readonly geometry: LineString;
    }
  | {
      readonly kind: 'rail' | 'stream' | 'levee' | 'seawall' | 'boundary';
      readonly name: string | null;
      readonly geometry: LineString;
    }
  | {
      readonly kind: 'contour';
      /** metres */
      readonly elevation: number;
      readonly name: null;
      readonly geometry: LineString;
    }
  | {
      readonly kind: 'place_name';
      readonly name: string;
      /** decides size and colour; town: 町 or 大字, section: 丁目 */
      readonly place:
        | 'city'
        | 'town'
        | 'section'
        | 'station'
        | 'river'
        | 'sea'
        | 'hill'
        | 'facility'
        | 'road';
      readonly geometry: Point;
    };

/** A place without people. Streams are read one after another or side by side; none keeps all of its rows in memory. */
export interface Place {
  readonly municipality: Municipality;
  readonly areas: readonly TownArea[];
  /** where the place came from, for 出典; a drawn town says that it is fictional */
  readonly attribution: string;
  addressPoints(): Rows<AddressPoint>;
  buildings(): Rows<PlacedBuilding>;
  sites(): Rows<PlacedSite>;
  hazards(): Rows<HazardArea>;
  barriers(): Rows<Barrier>;
  baseMap(): Rows<BaseFeature>;
}
