import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  dayInWords,
  filledReply,
  gapMark,
  gapsIn,
  REPLY_PLACEHOLDERS,
  type ReplyFacts,
  type ReplyLanguage,
  type ReplyPlaceholder,
} from './reply-words.js'

const PLACES = Object.keys(REPLY_PLACEHOLDERS) as ReplyPlaceholder[]
const place = fc.constantFrom(...PLACES)
const language = fc.constantFrom<ReplyLanguage>('zh', 'en')
/** Words without braces and brackets, which neither template nor fact may be taken for a gap by. */
const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/[{}[\]【】$]/gu, ''))
const label = words.map((text) => text.trim()).filter((text) => text !== '')
const facts = fc.dictionary(place, fc.record({ zh: words, en: words })) as fc.Arbitrary<ReplyFacts>
const part = fc.oneof(
  words.map((text) => ({ kind: 'words' as const, text })),
  place.map((name) => ({ kind: 'fact' as const, name })),
  label.map((text) => ({ kind: 'write' as const, text })),
)
type Part = typeof part extends fc.Arbitrary<infer P> ? P : never

const written = (one: Part): string =>
  one.kind === 'words' ? one.text : one.kind === 'fact' ? `{${one.name}}` : `{write:${one.text}}`
const expected = (one: Part, known: ReplyFacts, inLanguage: ReplyLanguage): string => {
  if (one.kind === 'words') return one.text
  if (one.kind === 'write') return gapMark(one.text, inLanguage)
  return known[one.name]?.[inLanguage] ?? gapMark(REPLY_PLACEHOLDERS[one.name][inLanguage], inLanguage)
}

describe('S0-79 filling in a template', () => {
  test('puts every fact that is known in its place, marks every other as a gap, and changes no other word', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), facts, language, (parts, known, inLanguage) => {
        const filled = filledReply(parts.map(written).join(''), known, inLanguage)
        expect(filled).toBe(parts.map((one) => expected(one, known, inLanguage)).join(''))
      }),
    ))
  test('leaves exactly the gaps of what is not known, each named once', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), facts, language, (parts, known, inLanguage) => {
        const open = parts.filter((one) => one.kind === 'write' || (one.kind === 'fact' && !known[one.name]))
        const marks = new Set(open.map((one) => expected(one, known, inLanguage)))
        expect(gapsIn(filledReply(parts.map(written).join(''), known, inLanguage))).toStrictEqual([...marks])
      }),
    ))
  test('never fills in what a fact brings with it: a unit called {number} stays called so', () =>
    expect(
      filledReply('{unit}', { unit: { zh: '{number}', en: '{number}' }, number: { zh: '1', en: '1' } }, 'zh'),
    ).toBe('{number}'))
})

describe('S0-79 the gaps of a reply', () => {
  test.each([
    ['已办结。', []],
    ['办结于【待填：办结期限】。', ['【待填：办结期限】']],
    ['【待填:甲】【待填：乙】【待填:甲】', ['【待填:甲】', '【待填：乙】']],
    ['Done on [to fill in: deadline].', ['[to fill in: deadline]']],
    ['编号{number}，{write:情况}', ['{number}', '{write:情况}']],
    ['{x} [1] 【重要】 {"number": 1}', []],
  ])('%s', (text, gaps) => expect(gapsIn(text)).toStrictEqual(gaps))
})

test('a day is said as a letter says it', () =>
  expect(dayInWords('2026-03-05')).toStrictEqual({ zh: '2026年3月5日', en: '5 March 2026' }))
