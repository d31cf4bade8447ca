import { expect, test } from '@jest/globals'
import { filledValues, type DefinedField } from './rectification/index.js'

const FIELDS: readonly DefinedField[] = [
  { code: 'days', zh: '天数', en: 'Days', kind: 'number', required: true },
  {
    ...({ code: 'stage', zh: '阶段', en: 'Stage', kind: 'choice', required: true } as const),
    choices: [{ code: 'open', zh: '在办', en: 'Under way' }],
  },
]

test('what was filled in keeps heading and words of both languages, in the order of its definition', () =>
  expect(filledValues(FIELDS, { stage: 'open', days: 3 })).toEqual([
    { code: 'days', zh: '天数', en: 'Days', kind: 'number', value: '3', choice: null },
    {
      ...{ code: 'stage', zh: '阶段', en: 'Stage', kind: 'choice', value: 'open' },
      choice: { zh: '在办', en: 'Under way' },
    },
  ]))

test('what the definition does not know is shown by its code, not dropped', () =>
  expect(filledValues(FIELDS, { older: true })).toEqual([
    { code: 'older', zh: 'older', en: 'older', kind: 'line', value: 'true', choice: null },
  ]))
