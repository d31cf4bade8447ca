/**
 * Colours by what they mean, from the set of Wong (Nature Methods 8, 2011), which people with a colour vision deficiency
 * can tell apart. All have 3:1 on white; none of them is used for text, and none stands without a shape or a word.
 */
export const COLOURS = {
  better: '#0072B2',
  undecided: '#595959',
  worse: '#D55E00',
  opened: '#0072B2',
  closed: '#009E73',
  rate: '#D55E00',
  bar: '#0072B2',
  grid: '#e5e5e5',
  axis: '#595959',
  text: '#262626',
} as const

/** The letters of the page itself; written out, because a picture saved from the chart has no page around it. */
export const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
