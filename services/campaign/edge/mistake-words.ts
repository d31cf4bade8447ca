import type { z } from 'zod'

/** A reason in words of both languages. */
export interface Words {
  readonly says: string
  readonly zh: string
}

type Issue = z.core.$ZodIssue

const KIND_WORDS: Readonly<Record<string, Words>> = {
  string: { says: 'a text', zh: '文字' },
  number: { says: 'a number', zh: '数字' },
  int: { says: 'a whole number', zh: '整数' },
  boolean: { says: 'true or false', zh: 'true 或 false' },
  array: { says: 'a list', zh: '清单（每行以 - 开头，或写成 [甲, 乙]）' },
  object: { says: 'a group of keys with values', zh: '一组“键: 值”' },
  record: { says: 'a group of codes with values', zh: '一组“代码: 值”' },
  null: { says: 'null', zh: 'null（空）' },
}

/** What a value must look like, by the name of its format in the schema. */
export const FORMAT_WORDS: Readonly<Record<string, Words>> = {
  'filled-text': { says: 'a text that is not empty', zh: '非空文字' },
  'local-code': { says: 'a code of letters, digits, point and hyphen', zh: '由字母、数字、点和连字符组成的代码' },
  'requirement-id': { says: 'a requirement number such as S3-14', zh: '形如 S3-14 的需求编号' },
  'partial-date': {
    says: 'a real date such as 2022-08-31, 2022-08 or 2022',
    zh: '真实日期，如 2022-08-31、2022-08 或 2022',
  },
  'month-day': { says: 'a day of every year such as 01-15', zh: '每年的日期，如 01-15' },
  month: { says: 'a month such as 2022-08', zh: '月份，如 2022-08' },
  date: { says: 'a real day such as 2022-08-31', zh: '真实日期，如 2022-08-31' },
  regex: { says: 'an id of at most 80 letters, digits and . _ : -', zh: '编号：字母、数字和 . _ : -，不超过 80 个' },
}

const UNKNOWN_KIND: Words = { says: 'something else', zh: '别的内容' }

const kindOf = (value: unknown): Words => {
  if (value === null) return KIND_WORDS['null'] ?? UNKNOWN_KIND
  return KIND_WORDS[Array.isArray(value) ? 'array' : typeof value] ?? UNKNOWN_KIND
}

const quoted = (values: readonly unknown[]): string => values.map((value) => `"${String(value)}"`).join(', ')

const must = (be: Words, value: unknown): Words =>
  value === undefined
    ? { says: `is missing; it must be ${be.says}`, zh: `缺少此项，应为${be.zh}` }
    : { says: `must be ${be.says}, and is ${kindOf(value).says}`, zh: `应为${be.zh}，现为${kindOf(value).zh}` }

const oneOf = (values: readonly unknown[], value: unknown): Words => {
  const list = quoted(values)
  return value === undefined
    ? { says: `is missing; it must be one of ${list}`, zh: `缺少此项，应为 ${list} 之一` }
    : { says: `must be one of ${list}`, zh: `应为 ${list} 之一` }
}

const bound = ({ origin, limit }: { readonly origin: string; readonly limit: string }, least: boolean): Words => {
  if (origin === 'array') {
    return least
      ? { says: `the list must have at least ${limit} entries`, zh: `清单至少应有 ${limit} 项` }
      : { says: `the list may have at most ${limit} entries`, zh: `清单至多 ${limit} 项` }
  }
  if (origin === 'string') {
    return least
      ? { says: `must have at least ${limit} characters`, zh: `至少 ${limit} 个字` }
      : { says: `may have at most ${limit} characters`, zh: `至多 ${limit} 个字` }
  }
  return least
    ? { says: `must not be less than ${limit}`, zh: `不得小于 ${limit}` }
    : { says: `must not be more than ${limit}`, zh: `不得大于 ${limit}` }
}

const expectedOf = (issue: Issue): readonly string[] =>
  issue.code === 'invalid_type'
    ? [issue.expected]
    : issue.code === 'invalid_union'
      ? issue.errors.flatMap((branch) => branch.slice(0, 1).flatMap(expectedOf))
      : []

/** Any of several kinds of value; a discriminator that is none of its options says which there are. */
const unionWords = (issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): Words => {
  const options = (issue as { readonly options?: readonly unknown[] }).options
  if (options) return oneOf(options, value)
  const kinds = [...new Set(expectedOf(issue))].map((kind) => KIND_WORDS[kind] ?? UNKNOWN_KIND)
  return must({ says: kinds.map(({ says }) => says).join(' or '), zh: kinds.map(({ zh }) => zh).join('或') }, value)
}

const customWords = (issue: Extract<Issue, { code: 'custom' }>): Words => {
  const zh = issue.params?.['zh'] as unknown
  return { says: issue.message, zh: typeof zh === 'string' ? zh : issue.message }
}

/** Why a value was refused, for somebody who edits the file and knows nothing of the schema. */
export const wordsOf = (issue: Issue, value: unknown): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return must(KIND_WORDS[issue.expected] ?? UNKNOWN_KIND, value)
    case 'invalid_value':
      return oneOf(issue.values, value)
    case 'invalid_format': {
      const format = FORMAT_WORDS[issue.format] ?? UNKNOWN_KIND
      return { says: `must be ${format.says}`, zh: `应为${format.zh}` }
    }
    case 'too_small':
      return bound({ origin: issue.origin, limit: String(issue.minimum) }, true)
    case 'too_big':
      return bound({ origin: issue.origin, limit: String(issue.maximum) }, false)
    case 'invalid_key':
      return {
        says: 'this key is not a code (letters, digits, point, hyphen)',
        zh: '此键不是代码（字母、数字、点、连字符）',
      }
    case 'invalid_union':
      return unionWords(issue, value)
    case 'custom':
      return customWords(issue)
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_element':
      return { says: issue.message, zh: issue.message }
  }
}

const FULL_WIDTH_COLON = '：'
const NOT_A_PAIR: Words = {
  says: 'a line is "key: value" with a half-width colon and a space after it, indented like its neighbours',
  zh: '每行应为“键: 值”，用半角冒号，冒号后空一格，缩进与同组各行一致',
}

/** A key the format does not have. */
export const unknownKeyWords = (key: string): Words =>
  key.includes(FULL_WIDTH_COLON)
    ? NOT_A_PAIR
    : {
        says: `the key "${key}" is unknown here; check its spelling or take it out`,
        zh: `此处没有“${key}”这个键，请核对拼写或删去`,
      }

const YAML_WORDS: Readonly<Record<string, Words>> = {
  BLOCK_AS_IMPLICIT_KEY: NOT_A_PAIR,
  MULTILINE_IMPLICIT_KEY: NOT_A_PAIR,
  UNEXPECTED_TOKEN: { says: 'something stands here that does not belong here', zh: '此处有多余的内容' },
  DUPLICATE_KEY: { says: 'this key stands twice in its group', zh: '此键在同一组中重复' },
  TAB_AS_INDENT: { says: 'lines are indented with spaces, not with tabs', zh: '缩进须用空格，不能用制表符（Tab）' },
  BAD_INDENT: { says: 'the indentation does not fit the lines above', zh: '缩进与上文不一致' },
  MISSING_CHAR: { says: 'a closing quote, bracket or a comma is missing', zh: '缺少引号、括号或逗号' },
  MULTIPLE_DOCS: {
    says: 'a file holds one campaign; take out the line ---',
    zh: '一个文件只能有一个活动，请删去 --- 行',
  },
}

/** What a mistake of the YAML itself means; `message` is the parser's own, for the rare ones. */
export const yamlWords = (code: string, message: string): Words => {
  const first = message.split('\n', 1)[0] ?? message
  return YAML_WORDS[code] ?? { says: `this is not YAML: ${first}`, zh: `不符合 YAML 格式：${first}` }
}
