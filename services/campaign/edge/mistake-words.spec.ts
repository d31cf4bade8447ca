import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { campaignFile, campaignParameters } from '@huiyin/contracts/campaign'
import { FORMAT_WORDS, unknownKeyWords, wordsOf, yamlWords } from './mistake-words.js'

/** The words for the first thing wrong with a value. */
const words = (schema: z.ZodType, value: unknown) => {
  const issue = schema.safeParse(value).error?.issues[0]
  if (!issue) throw new Error('nothing is wrong')
  return wordsOf(issue, value)
}
const formatsIn = (schema: unknown): readonly string[] =>
  [...JSON.stringify(schema).matchAll(/"format":"([^"]+)"/g)].map(([, format]) => format ?? '')

describe('why a value was refused, in words of both languages', () => {
  test.each([
    ['a text', z.string(), 5, ['must be a text, and is a number', '应为文字，现为数字']],
    ['a number', z.number(), 'x', ['must be a number, and is a text', '应为数字，现为文字']],
    ['a whole number', z.int(), 1.5, ['must be a whole number, and is a number', '应为整数，现为数字']],
    ['yes or no', z.boolean(), null, ['must be true or false, and is null', '应为true 或 false，现为null（空）']],
    ['one of two', z.enum(['a', 'b']), 'c', ['must be one of "a", "b"', '应为 "a", "b" 之一']],
    ['a missing one', z.enum(['a']), undefined, ['is missing; it must be one of "a"', '缺少此项，应为 "a" 之一']],
    ['a missing text', z.string(), undefined, ['is missing; it must be a text', '缺少此项，应为文字']],
    ['nothing', z.null(), 'x', ['must be null, and is a text', '应为null（空），现为文字']],
    ['too small', z.int().min(1), 0, ['must not be less than 1', '不得小于 1']],
    ['too big', z.int().max(9), 10, ['must not be more than 9', '不得大于 9']],
    ['too few', z.array(z.int()).min(2), [1], ['the list must have at least 2 entries', '清单至少应有 2 项']],
    ['too many', z.array(z.int()).max(1), [1, 2], ['the list may have at most 1 entries', '清单至多 1 项']],
    ['too short', z.string().min(3), 'ab', ['must have at least 3 characters', '至少 3 个字']],
    ['too long', z.string().max(1), 'ab', ['may have at most 1 characters', '至多 1 个字']],
    [
      'two kinds',
      z.union([z.int(), z.string()]),
      true,
      ['must be a number or a text, and is true or false', '应为数字或文字，现为true 或 false'],
    ],
    ['a date', z.iso.date(), 'soon', ['must be a real day such as 2022-08-31', '应为真实日期，如 2022-08-31']],
  ] as const)('%s', (_, schema, value, [says, zh]) => expect(words(schema, value)).toStrictEqual({ says, zh }))

  test('a list and a group of keys are told apart', () => {
    expect(words(z.array(z.int()), {}).says).toBe('must be a list, and is a group of keys with values')
    expect(words(z.strictObject({}), []).says).toBe('must be a group of keys with values, and is a list')
  })
  test('a check of our own brings its own words', () => {
    const own = z.string().superRefine((_, context) => {
      context.addIssue({ code: 'custom', message: 'it is late', params: { zh: '太晚' } })
    })
    expect(words(own, 'x')).toStrictEqual({ says: 'it is late', zh: '太晚' })
  })
  test('what has no words of its own falls back on those of the library', () => {
    expect(words(z.number().multipleOf(5), 3).says).toContain('multiple of 5')
    expect(
      words(
        z.string().superRefine((_, c) => c.addIssue({ code: 'custom', message: 'no' })),
        'x',
      ).zh,
    ).toBe('no')
  })
  test('every format of the two files has words', () => {
    const formats = [campaignFile, campaignParameters].flatMap((schema) => formatsIn(z.toJSONSchema(schema)))
    expect(formats.length).toBeGreaterThan(10)
    expect(formats.filter((format) => !(format in FORMAT_WORDS))).toStrictEqual([])
  })
  test('a key with a full-width colon is told how a line is written, any other to check its spelling', () => {
    expect(unknownKeyWords('zh：学习').zh).toContain('半角冒号')
    expect(unknownKeyWords('titel').zh).toBe('此处没有“titel”这个键，请核对拼写或删去')
  })
  test('a rare mistake of the YAML keeps the first line of what the parser says', () =>
    expect(yamlWords('IMPOSSIBLE', 'Odd\n  at line 3').says).toBe('this is not YAML: Odd'))
})
