import { describe, expect, test } from '@jest/globals'
import { standardLedgers } from '@huiyin/contracts/rectification'
import { ALL } from '../../shared/queue/all.js'
import { saidAs, saidIn } from './said.js'

const kindOf = (code: string) => {
  const { fields = [] } = standardLedgers.find((one) => one.code === code) ?? {}
  return { fields: fields.map(({ choices, ...field }) => ({ ...field, choices: choices ?? null })) }
}

describe('what a ledger is narrowed to', () => {
  test('S1-61 S1-62 each list and each field of the business environment by its name', () => {
    const offered = saidIn(kindOf('businessEnvironment'), ALL, 'zh')
    expect(offered.map(({ value }) => value)).toStrictEqual([
      ...['list=A', 'list=B', 'field=policy', 'field=project', 'field=operation'],
    ])
    expect(offered[2]?.label).toBe('涉及领域: 政策落实')
  })
  test('S1-50 a batch that the address names is offered beside the choices, as it is called', () => {
    const offered = saidIn(kindOf('petition'), 'batch=a=b', 'en')
    expect(offered.at(-1)).toStrictEqual({ value: 'batch=a=b', label: 'batch: a=b' })
    expect(offered).toHaveLength(3)
  })
  test('a kind without choices offers nothing, and what nobody knows is shown as it stands', () => {
    expect(saidIn(kindOf('problem'), ALL, 'zh')).toStrictEqual([])
    expect(saidAs(undefined, 'x=y', 'zh')).toBe('x: y')
  })
})
