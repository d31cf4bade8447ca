/** Where the bundle lies. */
export const BUNDLE: string
/** Whether there is a bundle of what is compiled now. `root` ends in a slash. */
export function isFresh(root?: string): boolean
