/** A polygon as GeoJSON has it: rings closed, degrees, longitude first. */
export type DrawnShape = { type: 'Polygon'; coordinates: [number, number][][] };

/** What a room wants drawn by hand: corners set one after the other, a line drawn in one go, or corners of a shape moved. */
export type Drawing = {
  kind: 'polygon' | 'lasso' | 'edit';
  /** What is being drawn: 範囲を囲む. */
  title: string;
  /** The shape to begin with; only of `edit`. */
  shape?: DrawnShape;
  /** As it stands while it is drawn; null: not an area yet. */
  onSketch?: (shape: DrawnShape | null) => void;
  onDrawn: (shape: DrawnShape) => void;
  onCancel: () => void;
};

/** What keys and buttons do to a drawing that is under way. */
export type DrawControls = {
  /** Sets a corner in the middle of the map. */
  corner: () => void;
  undo: () => void;
  /** Ends the drawing if it is an area. */
  finish: () => void;
};
