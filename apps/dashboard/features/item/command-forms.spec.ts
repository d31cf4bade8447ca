import { describe, expect, test } from '@jest/globals'
import { commandsByContext } from '@huiyin/contracts'
import { COMMAND_FORMS, inputOf } from './command-forms.js'
import type { CommandForm, FieldSpec } from './form-spec.js'

const { intake, rectification, evaluation } = commandsByContext
const definitions = { ...intake, ...rectification, ...evaluation }

const SAMPLES: Readonly<Record<string, unknown>> = {
  line: 'x1',
  paragraph: 'a longer text',
  reply: 'a longer text',
  unit: 'u1',
  person: 'p1',
  category: 'C1',
  manifestation: 'C1.1',
  violation: 'V1',
  campaign: 's3',
  report: 'r1',
  words: ['x'],
  areas: [{ x: 1, y: 2, width: 3, height: 4 }],
  asker: 'p1',
  number: 3,
  decision: true,
  persons: ['person-1'],
  day: '2026-11-20',
  mode: 'atOnce',
  milestone: 'm1',
  record: 'minutes',
  ledger: 'problem',
  evidence: [{ file: 'b'.repeat(64), sha256: 'a'.repeat(64), name: 'a.pdf', madeOn: '2026-11-20' }],
}

/** What somebody could fill in. */
const sampleOf = (field: FieldSpec): unknown => {
  if (field.kind === 'choice') return field.options[0]
  return field.kind === 'choices' ? field.options.slice(0, 2) : SAMPLES[field.kind]
}

/** What stands beside the fields of a form because of what was chosen. */
const PLANNED = { fields: {}, unitId: 'u1', text: 'a longer text' }
/** What the place says in which a command is chosen. */
const besideOf = ({ beside = [] }: CommandForm) => ({
  ...PLANNED,
  ...Object.fromEntries(beside.map((name) => [name, ['file', 'sha256'].includes(name) ? 'a'.repeat(64) : 'fact-1'])),
})

describe('the forms of commands', () => {
  test.each(Object.entries(COMMAND_FORMS))('%s sends what its definition takes', (name, form) => {
    const filled = Object.fromEntries(form.fields.map((field) => [field.name, sampleOf(field)]))
    const read = definitions[name]!.input.safeParse(inputOf(form, 't1', filled, besideOf(form)))
    expect(read.error?.issues ?? []).toStrictEqual([])
  })
  test.each(Object.entries(COMMAND_FORMS))(
    '%s takes every choice and every field left out that may be',
    (name, form) => {
      for (const field of form.fields) {
        const others = Object.fromEntries(
          form.fields.filter((one) => !one.optional).map((one) => [one.name, sampleOf(one)]),
        )
        for (const option of field.kind === 'choice' ? field.options : []) {
          const input = inputOf(form, 't1', { ...others, [field.name]: option }, besideOf(form))
          expect(definitions[name]!.input.safeParse(input).success).toBe(true)
        }
        expect(definitions[name]!.input.safeParse(inputOf(form, 't1', others, besideOf(form))).success).toBe(true)
      }
    },
  )
  test('what the place says in which it was chosen is sent beside what was filled in', () =>
    expect(
      inputOf(COMMAND_FORMS['VoidEntryFact']!, 'entry-1', { reason: ' 有误 ' }, { factId: 'fact-1' }),
    ).toStrictEqual({
      ...{ entryId: 'entry-1', reason: '有误', factId: 'fact-1' },
    }))
  test('spaces around a text are not sent, and an empty one is null', () => {
    const form = COMMAND_FORMS['AssignItem']!
    expect(inputOf(form, 'i1', { unitId: ' u1 ', personId: '  ' })).toStrictEqual({
      ...{ itemId: 'i1', unitId: 'u1', personId: null, outsideDeadline: null },
    })
  })
})
