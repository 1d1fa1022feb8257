import type { PanelRange } from './panel-width.ts';

/** A capability's place in the staff pages, as the navigation and the home page list it. */
export type Room = {
  /** The last part of its address: /992011/r8-eq/counter. */
  readonly path: string;
  readonly title: string;
  /** One sentence for the home page. */
  readonly purpose: string;
  /** Who may enter: holders of any of these; everybody who is signed in, if there are none. */
  readonly permissions: readonly string[];
  /** Needs no map: its panel takes the whole width. */
  readonly isWide: boolean;
  /** Can be shown to applicants: what it asks for is masked in 個人情報保護モード. */
  readonly isForApplicants?: boolean;
  /** How wide the panel may be, where one list is not all. */
  readonly panel?: PanelRange;
};

/** The rooms that somebody with these permissions may enter, in their order. */
export function listRoomsFor<R extends Room>(rooms: readonly R[], permissions: readonly string[]): R[] {
  return rooms.filter(
    (room) =>
      room.permissions.length === 0 || room.permissions.some((needed) => permissions.includes(needed)),
  );
}
