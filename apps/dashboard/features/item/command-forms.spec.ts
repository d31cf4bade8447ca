import { describe, expect, test } from '@jest/globals'
import { commandsByContext } from '@huiyin/contracts'
import { COMMAND_FORMS, inputOf } from './command-forms.js'

const definitions = { ...commandsByContext['intake'], ...commandsByContext['rectification'] }

const SAMPLES: Readonly<Record<string, unknown>> = {
  line: 'x1',
  paragraph: 'a longer text',
  unit: 'u1',
  person: 'p1',
  category: 'C1',
  campaign: 's3',
  report: 'r1',
  number: 3,
  decision: true,
  persons: ['person-1'],
  evidence: [{ sha256: 'a'.repeat(64), name: 'a.pdf', madeOn: '2026-11-20' }],
}

describe('the forms of commands', () => {
  test.each(Object.entries(COMMAND_FORMS))('%s sends what its definition takes', (name, form) => {
    const filled = Object.fromEntries(
      form.fields.map((field) => [field.name, field.kind === 'choice' ? field.options[0] : SAMPLES[field.kind]]),
    )
    const read = definitions[name]!.input.safeParse(inputOf(form, 't1', filled))
    expect(read.error?.issues ?? []).toStrictEqual([])
  })
  test.each(Object.entries(COMMAND_FORMS))(
    '%s takes every choice and every field left out that may be',
    (name, form) => {
      for (const field of form.fields) {
        const others = Object.fromEntries(
          form.fields
            .filter((one) => !one.optional)
            .map((one) => [one.name, one.kind === 'choice' ? one.options[0] : SAMPLES[one.kind]]),
        )
        for (const option of field.kind === 'choice' ? field.options : []) {
          const input = inputOf(form, 't1', { ...others, [field.name]: option })
          expect(definitions[name]!.input.safeParse(input).success).toBe(true)
        }
        expect(definitions[name]!.input.safeParse(inputOf(form, 't1', others)).success).toBe(true)
      }
    },
  )
  test('spaces around a text are not sent, and an empty one is null', () => {
    const form = COMMAND_FORMS['AssignItem']!
    expect(inputOf(form, 'i1', { unitId: ' u1 ', personId: '  ' })).toStrictEqual({
      ...{ itemId: 'i1', unitId: 'u1', personId: null, outsideDeadline: null },
    })
  })
})
