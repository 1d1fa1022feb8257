import { describe, expect, it } from 'vitest';
import { validateRoomSearch } from './room-search.ts';

describe('the address of a room', () => {
  it('keeps short plain words of the room and the map', () => {
    expect(validateRoomSearch({ tab: 'unlinked', map: '17_33_138' })).toEqual({
      tab: 'unlinked',
      map: '17_33_138',
    });
  });

  it('has no place for names, addresses and free text', () => {
    expect(
      validateRoomSearch({ q: '山田太郎', note: 'Yamada Taro', town: 'さくら町1-2', long: 'x'.repeat(101) }),
    ).toEqual({});
  });
});
