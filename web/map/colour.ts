/** '#rrggbb' as the red, green, blue, alpha from 0 to 255 that deck.gl wants. */
export function rgba(hex: string, alpha = 255): [number, number, number, number] {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5), alpha];
}
