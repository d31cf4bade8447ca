/** One mistake in a file: where an editor shows it, and why in words of both languages. */
export interface Mistake {
  readonly file: string
  /** Counted from 1, as editors count. */
  readonly line: number
  readonly column: number
  /** Where it belongs, `measures[2].deadline.month`; empty: the file as a whole. */
  readonly path: string
  readonly says: string
  readonly zh: string
}

/** A mistake as one line of text: file, line, column and reason. */
export const mistakeLine = ({ file, line, column, path, ...mistake }: Mistake, language: 'zh' | 'en'): string => {
  const place = path === '' ? '' : ` ${path}`
  return language === 'zh'
    ? `${file} 第${line}行第${column}列${place}：${mistake.zh}`
    : `${file} line ${line}, column ${column}${place}: ${mistake.says}`
}
