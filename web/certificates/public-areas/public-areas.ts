// The public page of 交付開始日: from which day certificates are issued for which part of the town, in large type, to be
// read on a slow phone and to be printed and put up. Names nobody; what is typed to find a town stays in the page.
import type { PublicAreas, PublicAreasMap } from '../../../api/certificates/public-areas.contract.ts';
import { element, make } from '../public-page/elements.ts';
import { chosenLanguage, drawLanguages, langOf } from '../public-page/languages.ts';
import type { Language } from '../public-page/languages.ts';
import { drawAreasMap } from './areas-map.ts';
import { areasWords, type AreasWords } from './areas-words.ts';
import { isMeant } from './find-towns.ts';

type Shown = { is: 'waiting' } | { is: 'fault' } | { is: 'areas'; areas: PublicAreas };

let shown: Shown = { is: 'waiting' };
let map: PublicAreasMap | null = null;
let typed = '';

/** Our own server's answers, looked at just enough to draw them: a library for this would double the page. */
const isList = (value: object): value is PublicAreas => 'areas' in value && Array.isArray(value.areas);
const isMap = (value: object): value is PublicAreasMap =>
  'features' in value && Array.isArray(value.features);

async function ask(what: 'list' | 'map'): Promise<object | null> {
  try {
    const response = await fetch(`${location.pathname.replace(/\/$/, '')}/${what}`);
    const answer: unknown = response.ok ? await response.json() : null;
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}

async function load(): Promise<void> {
  shown = { is: 'waiting' };
  draw();
  const answer = await ask('list');
  shown = answer !== null && isList(answer) ? { is: 'areas', areas: answer } : { is: 'fault' };
  draw();
}

function draw(): void {
  const language = chosenLanguage();
  const words = areasWords[language];
  document.documentElement.lang = langOf(language);
  document.title = words.title;
  element('title').textContent = words.title;
  drawLanguages(element('languages'), draw);
  element('place').replaceChildren(...drawPlace(words, language));
  drawFinder(words);
  drawAreas();
  element('map').replaceChildren(...drawMap(words));
  element('acts').replaceChildren(...drawActs(words));
}

function drawPlace(words: AreasWords, language: Language): HTMLElement[] {
  if (shown.is !== 'areas') return [];
  const { municipality, disaster, is_training, today } = shown.areas;
  const place = make('p', `${municipality}　${disaster}`, { class: 'place', lang: 'ja' });
  const day = make('p', words.asOf(dayWords(today, language)), { class: 'as-of' });
  return [place, ...(is_training ? [make('p', words.training, { class: 'fault' })] : []), day];
}

/** With the day of the week, as calendars in the kitchen are read; papers in Japan count years by era. */
function dayWords(day: string, language: Language): string {
  const isJapanese = language === 'ja' || language === 'easy';
  return new Intl.DateTimeFormat(isJapanese ? 'ja-JP-u-ca-japanese' : langOf(language), {
    timeZone: 'UTC',
    ...(isJapanese ? { era: 'long' as const } : {}),
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** Kept while something is typed, so that the cursor stays where it is. */
function drawFinder(words: AreasWords): void {
  const finder = element('finder');
  if (shown.is !== 'areas' || shown.areas.areas.length === 0) {
    finder.replaceChildren();
    return;
  }
  const input = make('input', '', {
    id: 'town',
    type: 'search',
    autocomplete: 'off',
    'aria-describedby': 'town-hint',
  });
  input.value = typed;
  input.addEventListener('input', () => {
    typed = input.value;
    drawAreas();
  });
  finder.replaceChildren(
    make('label', words.find, { for: 'town' }),
    input,
    make('p', words.findHint, { id: 'town-hint' }),
  );
}

function drawAreas(): void {
  const language = chosenLanguage();
  const words = areasWords[language];
  const list = element('areas');
  list.setAttribute('aria-busy', String(shown.is === 'waiting'));
  if (shown.is === 'waiting') return list.replaceChildren(make('p', words.loading));
  if (shown.is === 'fault') return list.replaceChildren(make('p', words.noAnswer, { class: 'fault' }));
  const { areas, today } = shown.areas;
  if (areas.length === 0) return list.replaceChildren(make('p', words.none));
  const cards = areas.flatMap((area, index) =>
    area.towns.some(({ name }) => isMeant(name, typed))
      ? [drawArea(area, index + 1, area.starts_on <= today, words, language)]
      : [],
  );
  if (cards.length === 0) return list.replaceChildren(make('p', words.notFound));
  const drawn = make('ol', '');
  drawn.append(...cards);
  list.replaceChildren(drawn);
}

function drawArea(
  { name, starts_on, note, towns }: PublicAreas['areas'][number],
  number: number,
  isBegun: boolean,
  words: AreasWords,
  language: Language,
): HTMLElement {
  const card = make('li', '', { class: isBegun ? 'area area-begun' : 'area' });
  const head = make('h2', '');
  head.append(make('span', String(number), { class: 'number' }), make('span', name, { lang: 'ja' }));
  const names = make('p', '', { class: 'towns', lang: 'ja' });
  names.append(make('span', `${words.towns}：`, { lang: langOf(language) }));
  towns.forEach((town, index) => {
    const isFound = typed.trim() !== '' && isMeant(town.name, typed);
    names.append(index === 0 ? '' : '、', isFound ? make('mark', town.name) : town.name);
  });
  card.append(
    head,
    make('p', words.from(dayWords(starts_on, language)), { class: 'day' }),
    make('p', isBegun ? words.begun : words.later, { class: 'stage' }),
    ...(note === null ? [] : [make('p', note, { class: 'note', lang: 'ja' })]),
    names,
  );
  return card;
}

function drawMap(words: AreasWords): HTMLElement[] {
  if (shown.is !== 'areas' || !shown.areas.areas.some(({ towns }) => towns.length > 0)) return [];
  if (map === null) {
    const open = make('button', words.map, { type: 'button', class: 'second' });
    open.addEventListener('click', () => void showMap(open));
    return [open];
  }
  const drawing = drawAreasMap(map, shown.areas, words.mapMeans);
  if (drawing === null) return [];
  const figure = make('figure', '');
  figure.append(drawing, make('figcaption', words.mapMeans));
  return [figure];
}

/** Asked for only when wanted: it weighs more than all the rest. */
async function showMap(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const answer = await ask('map');
  if (answer === null || !isMap(answer)) {
    const { noAnswer } = areasWords[chosenLanguage()];
    button.disabled = false;
    element('map').replaceChildren(make('p', noAnswer, { class: 'fault' }), button);
    return;
  }
  map = answer;
  draw();
}

function drawActs(words: AreasWords): HTMLElement[] {
  if (shown.is === 'waiting') return [];
  const isFault = shown.is === 'fault';
  const act = make('button', isFault ? words.again : words.print, { type: 'button', class: 'act' });
  act.addEventListener('click', () => (isFault ? void load() : window.print()));
  return [act];
}

void load();
