import { describe, expect, test } from '@jest/globals'
import type { LedgerKind } from '../api/schema.generated.js'
import { workInput } from './work-input.js'

const kind = { code: 'keyWork', fields: [{ code: 'leader', kind: 'line' }] } as unknown as LedgerKind
const about = { workId: 'work-1', campaign: 's3@2', kind, zone: 'Asia/Shanghai' }
const bare = { title: ' 通村公路 ', unitId: 'u', fields: { leader: '县领导', other: '旧栏目' } }
const least = {
  ...{ workId: 'work-1', unitId: 'u', title: '通村公路', personId: null, campaign: 's3', ledger: 'keyWork' },
  ...{ fields: { leader: '县领导' }, dueOn: null, standing: false },
}

describe('new work as it is sent', () => {
  test('S3-24 says what its ledger asks for, and of what was left empty nothing', () =>
    expect(workInput(bare, about)).toStrictEqual(least))
  test('S4-34 says its topic, its day and what it came from', () =>
    expect(
      workInput(
        {
          ...{ ...bare, number: ' 3 ', personId: 'p', dueOn: '2026-11-30', topic: ' 交通安全 ' },
          ...{ originKind: 'meeting', originReference: ' 第3次会议 ' },
        },
        about,
      ),
    ).toStrictEqual({
      ...{ ...least, number: '3', personId: 'p', dueOn: '2026-11-30', topic: '交通安全' },
      origin: { kind: 'meeting', reference: '第3次会议' },
    }))
  test('an origin without its name is none', () =>
    expect(workInput({ ...bare, originKind: 'meeting', originReference: ' ' }, about)).toStrictEqual(least))
})
