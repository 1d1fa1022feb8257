/** Names a browser that signed in before; says nothing about who. */
export const deviceCookie = 'musubi_device';
/** The longest that browsers keep a cookie: 400 days. */
export const deviceSeconds = 400 * 24 * 60 * 60;
