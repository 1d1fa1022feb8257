import { describe, expect, it } from 'vitest';
import { listRoomsFor, type Room } from './room.ts';

const room = (path: string, permissions: string[]): Room => ({
  path,
  permissions,
  title: path,
  purpose: path,
  isWide: false,
});
const rooms = [
  room('counter', ['certificate_issue']),
  room('audit', ['administration', 'audit']),
  room('help', []),
];

describe('the rooms of a person', () => {
  it('are those that one of their permissions opens, and the open ones', () => {
    expect(listRoomsFor(rooms, ['certificate_issue']).map((entry) => entry.path)).toEqual([
      'counter',
      'help',
    ]);
    expect(listRoomsFor(rooms, ['audit']).map((entry) => entry.path)).toEqual(['audit', 'help']);
  });

  it('never include a room for whose door nothing was given', () => {
    expect(listRoomsFor(rooms, []).map((entry) => entry.path)).toEqual(['help']);
  });
});
