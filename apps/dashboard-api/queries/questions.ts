import { dashboardQuestions } from '@huiyin/contracts'
import type { QuestionAnswer, Viewer } from '@huiyin/nest-platform'
import { findAccesses } from './accesses.js'
import { findCases } from './cases.js'
import { findChannels } from './channels.js'
import { findHandlingModes, findLedgerKinds } from './definitions.js'
import { findLedgerStatement } from './ledger-statement.js'
import { findLikelyDuplicates } from './duplicates.js'
import { findEntries } from './entries.js'
import { findFigures } from './figures.js'
import { findHistory } from './history.js'
import { findItem } from './item.js'
import { findItems } from './items.js'
import { findMe } from './me.js'
import { findPeople } from './people.js'
import type { DashboardPorts } from './ports.js'
import { findRanking, findRankings } from './published-rankings.js'
import { findSanction } from './sanction.js'
import { findSanctions } from './sanctions.js'
import { findUnits } from './units.js'
import { findYearlyLedgers } from './yearly-ledgers.js'

type Find<A, T> = (ports: DashboardPorts, viewer: Viewer, args: A) => Promise<QuestionAnswer<T>>

/** Every question of the dashboard by its name, each with its definition and what answers it. */
export const questionsOver = (ports: DashboardPorts) => {
  const over =
    <A, T>(find: Find<A, T>) =>
    (viewer: Viewer, args: A) =>
      find(ports, viewer, args)
  return {
    me: { definition: dashboardQuestions.me, run: over(findMe) },
    channels: {
      definition: dashboardQuestions.channels,
      run: (viewer: Viewer, _: object) => findChannels(ports, viewer),
    },
    handlingModes: {
      definition: dashboardQuestions.handlingModes,
      run: (viewer: Viewer, _: object) => findHandlingModes(ports, viewer),
    },
    ledgerKinds: {
      definition: dashboardQuestions.ledgerKinds,
      run: (viewer: Viewer, _: object) => findLedgerKinds(ports, viewer),
    },
    units: { definition: dashboardQuestions.units, run: over(findUnits) },
    items: { definition: dashboardQuestions.items, run: over(findItems) },
    item: { definition: dashboardQuestions.item, run: over(findItem) },
    likelyDuplicates: { definition: dashboardQuestions.likelyDuplicates, run: over(findLikelyDuplicates) },
    yearlyLedgers: { definition: dashboardQuestions.yearlyLedgers, run: over(findYearlyLedgers) },
    ledgerStatement: { definition: dashboardQuestions.ledgerStatement, run: over(findLedgerStatement) },
    entries: { definition: dashboardQuestions.entries, run: over(findEntries) },
    history: { definition: dashboardQuestions.history, run: over(findHistory) },
    figures: { definition: dashboardQuestions.figures, run: over(findFigures) },
    people: { definition: dashboardQuestions.people, run: over(findPeople) },
    sanctions: { definition: dashboardQuestions.sanctions, run: over(findSanctions) },
    sanction: { definition: dashboardQuestions.sanction, run: over(findSanction) },
    accesses: { definition: dashboardQuestions.accesses, run: over(findAccesses) },
    rankings: {
      definition: dashboardQuestions.rankings,
      run: (viewer: Viewer, _: object) => findRankings(ports, viewer),
    },
    ranking: { definition: dashboardQuestions.ranking, run: over(findRanking) },
    cases: { definition: dashboardQuestions.cases, run: over(findCases) },
  }
}

export type DashboardQuestions = ReturnType<typeof questionsOver>
