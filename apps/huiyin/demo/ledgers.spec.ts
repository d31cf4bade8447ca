import { describe, expect, test } from '@jest/globals'
import { standardLedgers, valueProblems } from '@huiyin/contracts/rectification'
import { ledgerSteps } from './ledgers.js'
import { demoMatters } from './year.js'

const steps = demoMatters(120, 7).map(ledgerSteps)
const entered = steps.flat().filter(({ name }) => name === 'EnterInLedger')
const inputs = entered.map(({ input }) => input as { ledger: string; fields: Record<string, string> })

describe('the ledgers of the demonstration', () => {
  test('S0-76 hold some matters in several kinds, and most matters in none', () => {
    expect(new Set(inputs.map(({ ledger }) => ledger))).toStrictEqual(
      new Set(['problem', 'rectification', 'keyWork', 'rules']),
    )
    expect(inputs.length).toBeGreaterThan(50)
    expect(inputs.length).toBeLessThan(steps.length / 3)
  })
  test('S3-23 are filled in as each kind asks', () => {
    const wrong = inputs.flatMap(({ ledger, fields }) =>
      valueProblems(
        standardLedgers.find(({ code }) => code === ledger)!,
        fields,
      ),
    )
    expect(wrong).toStrictEqual([])
  })
  test('say of themselves that they are a demonstration, and name nobody', () => {
    const words = inputs.flatMap(({ fields }) => Object.entries(fields)).filter(([code]) => code !== 'action')
    expect(words.filter(([, text]) => !text.includes('示范'))).toStrictEqual([])
  })
})
