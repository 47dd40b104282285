// What the build makes out of gemoji: characters by short name.
declare module 'virtual:emoji' {
  export const names: Record<string, string>;
}
