import 'react';

declare module 'react' {
  // Custom properties carry measures from components into the style sheets.
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
