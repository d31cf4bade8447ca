import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { intakeCommands } from '@huiyin/contracts/intake'
import { itemIdOf, reportIdOf } from './code.js'
import { LONGEST, NO_FIELDS, problemsOf, reportFieldsOf, reportInput, textOf } from './form.js'
import type { Rules } from './ports.js'
import { wordsOf } from './words/words.js'

const rules: Rules = {
  zone: 'Asia/Shanghai',
  calendar: 'cn@2026.1',
  notices: [],
  registeringWorkingDays: 1,
  itemWorkingDays: 10,
  categories: [{ code: 'C2', zh: '工作纪律松懈', en: 'lax work discipline' }],
}
const words = wordsOf('zh')
const good = { ...NO_FIELDS, what: '窗口无人值守' }
const fieldsWrong = (changes: object) => problemsOf({ ...good, ...changes }, rules, words).map(({ field }) => field)
const ids = { itemId: itemIdOf('W6XB6PQ2K8XE'), reportId: reportIdOf('W6XB6PQ2K8XE') }
const inputOf = (changes: object) => reportInput({ ...good, ...changes }, ids, { rules, words })

describe('what has to be changed', () => {
  test('nothing, where only the first question was answered', () => expect(fieldsWrong({})).toStrictEqual([]))
  test('what happened has to be said', () => expect(fieldsWrong({ what: '' })).toStrictEqual(['what']))
  test('a kind is one of the list, or none', () => {
    expect(fieldsWrong({ category: 'C2' })).toStrictEqual([])
    expect(fieldsWrong({ category: 'C99' })).toStrictEqual(['category'])
  })
  test.each(['13800000000', '+86 138-0000-0000', '0571-8888 8888', 'a@b.cn'])('%s can be reached', (contact) =>
    expect(fieldsWrong({ contact })).toStrictEqual([]),
  )
  test.each(['12', '见面说', 'a@b', '@'])('%s cannot', (contact) =>
    expect(fieldsWrong({ contact })).toStrictEqual(['contact']),
  )
  test('a text is as long as it may be, and no longer', () => {
    for (const field of ['what', 'where', 'name'] as const) {
      expect(fieldsWrong({ [field]: '长'.repeat(LONGEST[field]) })).toStrictEqual([])
      expect(fieldsWrong({ [field]: '长'.repeat(LONGEST[field] + 1) })).toStrictEqual([field])
    }
    expect(fieldsWrong({ contact: '1'.repeat(101) })).toStrictEqual(['contact'])
  })
  test('problems come in the order of the form', () =>
    expect(fieldsWrong({ what: '', category: 'C99', where: '长'.repeat(501), contact: '?' })).toStrictEqual([
      ...['what', 'category', 'where', 'contact'],
    ]))
})

describe('a posted body', () => {
  test('is text or nothing: lists, objects and what is no body are empty', () => {
    expect([textOf({ a: ['x'] }, 'a'), textOf(null, 'a'), textOf('a', 'a'), textOf({}, 'a')]).toStrictEqual([
      '',
      '',
      '',
      '',
    ])
    expect(reportFieldsOf(undefined)).toStrictEqual(NO_FIELDS)
  })
  test('has one line ending and no control characters', () =>
    expect(textOf({ a: '\u0000一\r\n二\u0007三\t ' }, 'a')).toBe('一\n二 三'))
})

describe('the command of a report', () => {
  test('says nothing of the reporter outside what is sealed', () => {
    const input = inputOf({ what: '甲甲', where: '乙乙', name: '丙丙', contact: '13800000000', category: 'C2' })
    const { personal, ...open } = input
    expect(personal).toStrictEqual({ name: '丙丙', contact: '13800000000', address: null, text: '甲甲\n\n地点：乙乙' })
    expect(JSON.stringify(open)).not.toMatch(/甲|乙|丙|138/)
    expect(open).toMatchObject({ reporter: 'named', category: 'C2', channel: 'networkPetition', place: null })
  })
  test('is anonymous where neither name nor contact is given', () =>
    expect(inputOf({})).toMatchObject({ reporter: 'anonymous' }))
  test('is accepted by its definition, whatever passes the form', () => {
    const text = (most: number) => fc.string({ maxLength: most, unit: 'grapheme' }).map((any) => textOf({ any }, 'any'))
    const fields = fc.record({
      what: text(4_000),
      category: fc.constantFrom('', 'C2'),
      where: text(500),
      name: text(100),
      contact: fc.constantFrom('', '13800000000', 'a@b.cn'),
    })
    fc.assert(
      fc.property(fields, (typed) => {
        fc.pre(problemsOf(typed, rules, words).length === 0)
        expect(intakeCommands.ReceiveReport.input.safeParse(reportInput(typed, ids, { rules, words })).success).toBe(
          true,
        )
      }),
    )
  })
})
