import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawFreehandMode,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type TerraDrawExtend,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { DrawControls, DrawnShape, Drawing } from './drawing.ts';

/** No key of any keyboard: drawings end by our own button, and Esc belongs to the page. */
const finishSign = 'Musubi:finish';
const ink = '#0017c1';
const paper = '#ffffff';

/** Lets the middle of the map be clicked without a pointer. */
class KeyboardAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  #callbacks: TerraDrawExtend.TerraDrawCallbacks | null = null;
  readonly #map: MapLibreMap;

  constructor(map: MapLibreMap) {
    super({ map, coordinatePrecision: 7 });
    this.#map = map;
  }

  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks): void {
    this.#callbacks = callbacks;
    super.register(callbacks);
  }

  /** As if the pointer were over the middle, and pressed there. */
  clickMiddle(): void {
    const { lng, lat } = this.#map.getCenter();
    const { x, y } = this.#map.project([lng, lat]);
    const event = { lng, lat, containerX: x, containerY: y, heldKeys: [], isContextMenu: false };
    this.#callbacks?.onMouseMove({ ...event, button: 'neither' });
    this.#callbacks?.onClick({ ...event, button: 'left' });
  }

  finish(): void {
    this.#callbacks?.onKeyUp({ key: finishSign, heldKeys: [], preventDefault: () => undefined });
  }
}

export type DrawTool = DrawControls & { begin: (drawing: Drawing) => void; end: () => void };

/** Drawing on a map with terra-draw. Brought in when something is drawn first: no other room waits for it. */
export function startDrawTool(map: MapLibreMap): DrawTool {
  const adapter = new KeyboardAdapter(map);
  const keyEvents = { cancel: null, finish: finishSign };
  const styles = { fillColor: ink, fillOpacity: 0.12, outlineColor: ink, outlineWidth: 2.5 } as const;
  const draw = new TerraDraw({
    adapter,
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    modes: [
      new TerraDrawPolygonMode({
        keyEvents,
        styles: { ...styles, closingPointColor: paper, closingPointOutlineColor: ink, closingPointWidth: 6 },
      }),
      new TerraDrawFreehandMode({
        keyEvents,
        drawInteraction: 'click-drag',
        minDistance: 8,
        preventPointsNearClose: false,
        styles: { ...styles, closingPointColor: paper, closingPointOutlineColor: ink, closingPointWidth: 6 },
      }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
        flags: {
          polygon: { feature: { coordinates: { midpoints: true, draggable: true, deletable: true } } },
        },
        styles: {
          selectedPolygonColor: ink,
          selectedPolygonFillOpacity: 0.12,
          selectedPolygonOutlineColor: ink,
          selectedPolygonOutlineWidth: 2.5,
          selectionPointColor: paper,
          selectionPointOutlineColor: ink,
          selectionPointOutlineWidth: 2.5,
          selectionPointWidth: 6,
          midPointColor: ink,
          midPointWidth: 4,
        },
      }),
    ],
  });
  let current: Drawing | null = null;

  const shapes = (): DrawnShape[] =>
    draw.getSnapshot().flatMap(({ geometry }) => {
      if (geometry.type !== 'Polygon') return [];
      const coordinates = geometry.coordinates.map((ring) =>
        ring.flatMap(([x, y]): [number, number][] => (x === undefined || y === undefined ? [] : [[x, y]])),
      );
      return [{ type: 'Polygon', coordinates }];
    });
  /** The shape with its corners as they are; null while it has no area. */
  const present = (): DrawnShape | null => {
    const [shape] = shapes();
    return shape && isArea(shape) ? shape : null;
  };

  draw.on('change', () => current?.onSketch?.(present()));
  draw.on('finish', (_, { action }) => {
    if (action !== 'draw') return;
    const shape = present();
    // Not within terra-draw's own handling of the event: what listens may end the drawing.
    queueMicrotask(() => {
      if (!current) return;
      draw.clear();
      if (shape) current.onDrawn(shape);
    });
  });

  return {
    begin: (drawing) => {
      if (!draw.enabled) draw.start();
      else draw.clear();
      current = drawing;
      if (drawing.kind === 'edit') {
        draw.setMode('polygon');
        const id = draw.getFeatureId();
        if (drawing.shape)
          draw.addFeatures([
            { type: 'Feature', id, geometry: drawing.shape, properties: { mode: 'polygon' } },
          ]);
        if (draw.hasFeature(id)) draw.selectFeature(id, 'select');
      } else draw.setMode(drawing.kind === 'lasso' ? 'freehand' : 'polygon');
    },
    end: () => {
      current = null;
      if (draw.enabled) draw.stop();
    },
    corner: () => {
      if (!current || current.kind === 'edit') return;
      // A line in one go needs a hand; by keys the same is done in corners.
      if (draw.getMode() === 'freehand') draw.setMode('polygon');
      adapter.clickMiddle();
    },
    undo: () => void draw.undo(),
    finish: () => {
      if (current?.kind !== 'edit') return adapter.finish();
      const shape = present();
      if (shape) current.onDrawn(shape);
    },
  };
}

/** Whether the outer ring has three corners that differ. */
function isArea({ coordinates: [ring = []] }: DrawnShape): boolean {
  return new Set(ring.map(([x, y]) => `${x} ${y}`)).size > 2;
}
