import { entryIdOf } from '@huiyin/rectification'
import { BUREAUS } from './city.js'
import { idsOf } from './receipts.js'
import { holderOf, type DemoStep } from './steps.js'
import type { DemoMatter } from './year.js'

/** What a ledger of the demonstration says of a matter; its words say that it is one. */
interface DemoLedger {
  readonly ledger: string
  readonly fields: Readonly<Record<string, string | boolean>>
}

const SECTIONS = ['综合科', '业务科', '服务科']

/** Every seventh matter stands in the problem ledger, some in others, most in none. */
const ledgerOf = ({ n, summary }: DemoMatter): DemoLedger | null => {
  if (n % 7 === 0)
    return { ledger: 'problem', fields: { measure: `（示范）${summary}：列出清单，专人负责，逐件整改。` } }
  if (n % 17 === 3)
    return {
      ledger: 'rectification',
      fields: { measure: `（示范）对照问题逐项整改：${summary}`, standard: '（示范）整改到位，一个月内不再发生' },
    }
  if (n % 29 === 5)
    return { ledger: 'keyWork', fields: { leader: '示范分管领导', section: `示范${SECTIONS[n % SECTIONS.length]}` } }
  if (n % 31 === 6)
    return { ledger: 'rules', fields: { title: `（示范）首问负责制度第${(n % 5) + 1}条`, action: 'define' } }
  return null
}

/** What is written down of a matter on the day it reaches its bureau: its ledger, every other time measures and a leader. */
export const ledgerSteps = (matter: DemoMatter): readonly DemoStep[] => {
  const held = ledgerOf(matter)
  if (!held) return []
  const bureau = holderOf(matter)
  const entryId = entryIdOf(idsOf(matter).item, BUREAUS[bureau]!)
  const enter = { login: `principal${bureau + 1}`, name: 'EnterInLedger', input: { entryId, ...held } }
  if (matter.n % 2 === 1) return [enter]
  const remedies = { fix: '（示范）当日增派人员，先行解决', establish: '（示范）修订窗口值班制度，按月检查' }
  return [
    { login: `handler${bureau + 1}`, name: 'PlanRemedies', input: { entryId, ...remedies } },
    { login: 'supervisor', name: 'NameSponsor', input: { entryId, personId: 'demo-leader' } },
    enter,
  ]
}
