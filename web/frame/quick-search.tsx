import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import type { LonLat } from '../map/map-content.ts';
import { formatFigure } from '../ui/format.ts';
import { useSettled } from '../ui/use-settled.ts';
import { placesQuery } from './quick-search.data.ts';
import { pagesMatching, type QuickPage } from './quick-pages.ts';
import './quick-search.css';

/** A place that somebody looked for, and how near to look at it. */
export type SoughtPlace = { title: string; position: LonLat; zoom: number };

const zoomOf = { town: 16, block: 18, house: 18.5 } as const;
const levelWords = { town: '町字', block: '街区・番地', house: '住居番号' } as const;

/**
 * 検索: places of the town and the pages that this person may enter, from anywhere by ⌘K or Ctrl-K. What is typed
 * stays out of the address bar.
 */
export function QuickSearch({
  municipality,
  pages,
  onPlace,
}: {
  municipality: string;
  pages: readonly QuickPage[];
  /** Given where there is a map to show a place on. */
  onPlace?: (place: SoughtPlace) => void;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isCombination = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isCombination || event.key.toLowerCase() !== 'k' || event.repeat || event.isComposing) return;
      event.preventDefault();
      // Not over a dialog that is open: it would be answered out of turn.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') === null) setOpen(true);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <AriaButton className="quick-button" onPress={() => setOpen(true)} aria-keyshortcuts="Control+K Meta+K">
        <svg className="quick-mark" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M8.5 3A5.5 5.5 0 1 1 8.5 14A5.5 5.5 0 1 1 8.5 3ZM12.5 12.5L17 17" />
        </svg>
        <span className="quick-word">検索</span>
        <kbd className="quick-key" aria-hidden="true">
          {isApple() ? '⌘K' : 'Ctrl K'}
        </kbd>
      </AriaButton>
      <ModalOverlay className="quick-ground" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
        <Modal className="quick-modal">
          <Dialog className="quick-dialog" aria-label="場所とページの検索">
            <Finder
              municipality={municipality}
              pages={pages}
              onPlace={
                onPlace &&
                ((place) => {
                  setOpen(false);
                  onPlace(place);
                })
              }
              onPage={(page) => {
                setOpen(false);
                page.open();
              }}
            />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

type Found = { id: string; title: string; note: string; run: () => void };

function Finder({
  municipality,
  pages,
  onPlace,
  onPage,
}: {
  municipality: string;
  pages: readonly QuickPage[];
  onPlace: ((place: SoughtPlace) => void) | undefined;
  onPage: (page: QuickPage) => void;
}): ReactNode {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), 200);
  const { data, isFetching, isError } = useQuery({
    ...placesQuery(municipality, asked),
    enabled: onPlace !== undefined && asked !== '',
  });
  const answer = useDeferredValue(asked === '' || !onPlace ? undefined : data);
  const places: Found[] = (answer?.places ?? []).map((place) => ({
    id: `place:${place.place_id}`,
    title: place.label,
    note: levelWords[place.level],
    run: () => onPlace?.({ title: place.label, position: [place.lon, place.lat], zoom: zoomOf[place.level] }),
  }));
  const found = pagesMatching(pages, text).map((page) => ({
    id: `page:${page.id}`,
    title: page.title,
    note: page.note,
    run: () => onPage(page),
  }));
  const sections = [
    { id: 'places', title: '場所', items: places },
    { id: 'pages', title: 'ページ', items: found },
  ].filter((section) => section.items.length > 0);
  const isSearching = onPlace !== undefined && (isFetching || asked !== text.trim());

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="quick-field" aria-label={onPlace ? '場所・ページ' : 'ページ'} autoFocus>
        <Input
          className="quick-input"
          placeholder={onPlace ? '町名・住所・ページ名（例：港町2丁目3-4）' : 'ページ名'}
        />
      </SearchField>
      <ListBox
        className="quick-list"
        aria-label="見つかったもの"
        items={sections}
        selectionMode="none"
        onAction={(key) => [...places, ...found].find((entry) => entry.id === key)?.run()}
        renderEmptyState={() => (
          <p className="quick-empty">
            {isSearching ? '検索しています' : 'その名前の場所やページはありません'}
          </p>
        )}
      >
        {(section) => (
          <ListBoxSection id={section.id}>
            <Header className="quick-heading">{section.title}</Header>
            <Collection items={section.items}>
              {(item) => (
                <ListBoxItem id={item.id} className="quick-item" textValue={`${item.title} ${item.note}`}>
                  <span>{item.title}</span> <span className="quick-note">{item.note}</span>
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
      <p className="quick-foot" role="status">
        {isError
          ? '場所を検索できません。しばらくしてからもう一度入力してください。'
          : answer && answer.total > answer.places.length
            ? `場所は ${formatFigure(answer.places.length)} / ${formatFigure(answer.total)} 件。続きを入力すると絞れます。`
            : '↑↓ で選び、Enter で開きます。Esc で閉じます。'}
      </p>
    </Autocomplete>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
