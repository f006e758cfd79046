/** The path of a module built on its own, as electron-vite (and in tests our plugin) gives it. */
declare module '*?modulePath' {
  const path: string;
  export default path;
}
