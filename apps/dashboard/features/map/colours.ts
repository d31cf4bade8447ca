/** From nothing to most, each darker than the one before, so that the order stays on grey paper. */
const SHADES = ['#ffffff', '#dce9f8', '#adcdf0', '#6fa8df', '#2c6fbf', '#0b3a7e'] as const
/** From this shade on white letters are read better. */
const DARK = 4

/** The colour of a class by its place among so many, and that of letters on it; few classes are spread over all shades. */
export const colourOf = (place: number, classes: number): { readonly fill: string; readonly text: string } => {
  const last = SHADES.length - 1
  const shade = classes < 2 ? 0 : Math.round((place * last) / (classes - 1))
  return { fill: SHADES[shade] ?? SHADES[0], text: shade >= DARK ? '#ffffff' : '#1f1f1f' }
}
