import { dashboardQuestions } from '@huiyin/contracts'
import type { QuestionAnswer, Viewer } from '@huiyin/nest-platform'
import { findAccesses } from './accesses.js'
import { findCases } from './cases.js'
import { findCatalogues } from './catalogues.js'
import { findInspectionChoices } from './inspection-choices.js'
import { findChannels } from './channels.js'
import { findHandlingModes, findLedgerKinds } from './definitions.js'
import { findLedgerStatement } from './ledger-statement.js'
import { findLikelyDuplicates } from './duplicates.js'
import { findEntries } from './entries.js'
import { findFigures } from './figures.js'
import { findFindings } from './findings.js'
import { findHistory } from './history.js'
import { findInspection, findInspections } from './inspections.js'
import { findItem } from './item.js'
import { findItems } from './items.js'
import { findMajorProblems } from './major-problems.js'
import { findMapCounts } from './map-counts.js'
import { findMapLayers } from './map-layers.js'
import { findMe } from './me.js'
import { findNegativeLists, findNegativeListsOf } from './negative-lists.js'
import { findOfficeLines } from './office-lines.js'
import { findPeople } from './people.js'
import type { DashboardPorts } from './ports.js'
import { findProblemList } from './problem-list.js'
import { findRanking, findRankings } from './published-rankings.js'
import { findRecurrences } from './recurrences.js'
import { findReplyTemplates } from './reply-templates.js'
import { findResponsibilities } from './responsibilities.js'
import { findSanction } from './sanction.js'
import { findSanctions } from './sanctions.js'
import { findUnits } from './units.js'
import { findYearlyLedgers } from './yearly-ledgers.js'

type Find<A, T> = (ports: DashboardPorts, viewer: Viewer, args: A) => Promise<QuestionAnswer<T>>

const answeredFrom =
  (ports: DashboardPorts) =>
  <A, T>(find: Find<A, T>) =>
  (viewer: Viewer, args: A) =>
    find(ports, viewer, args)

/** The questions about what units and people have to hand in. */
const handedInQuestionsOver = (ports: DashboardPorts) => {
  const over = answeredFrom(ports)
  return {
    yearlyLedgers: { definition: dashboardQuestions.yearlyLedgers, run: over(findYearlyLedgers) },
    ledgerStatement: { definition: dashboardQuestions.ledgerStatement, run: over(findLedgerStatement) },
    negativeLists: { definition: dashboardQuestions.negativeLists, run: over(findNegativeLists) },
    negativeListsOf: { definition: dashboardQuestions.negativeListsOf, run: over(findNegativeListsOf) },
  }
}

/** The questions about inspections, and about what is chosen when something was found. */
const inspectionQuestionsOver = (ports: DashboardPorts) => {
  const over = answeredFrom(ports)
  return {
    inspections: { definition: dashboardQuestions.inspections, run: over(findInspections) },
    inspection: { definition: dashboardQuestions.inspection, run: over(findInspection) },
    findings: { definition: dashboardQuestions.findings, run: over(findFindings) },
    catalogues: {
      definition: dashboardQuestions.catalogues,
      run: (viewer: Viewer, _: object) => findCatalogues(ports, viewer),
    },
  }
}

/** Every question of the dashboard by its name, each with its definition and what answers it. */
export const questionsOver = (ports: DashboardPorts) => {
  const over = answeredFrom(ports)
  const plain =
    <T>(find: (ports: DashboardPorts, viewer: Viewer) => Promise<QuestionAnswer<T>>) =>
    (viewer: Viewer, _: object) =>
      find(ports, viewer)
  return {
    me: { definition: dashboardQuestions.me, run: over(findMe) },
    channels: { definition: dashboardQuestions.channels, run: plain(findChannels) },
    inspectionChoices: { definition: dashboardQuestions.inspectionChoices, run: plain(findInspectionChoices) },
    problemList: { definition: dashboardQuestions.problemList, run: over(findProblemList) },
    majorProblems: { definition: dashboardQuestions.majorProblems, run: over(findMajorProblems) },
    recurrences: { definition: dashboardQuestions.recurrences, run: over(findRecurrences) },
    handlingModes: { definition: dashboardQuestions.handlingModes, run: plain(findHandlingModes) },
    ledgerKinds: { definition: dashboardQuestions.ledgerKinds, run: plain(findLedgerKinds) },
    units: { definition: dashboardQuestions.units, run: over(findUnits) },
    items: { definition: dashboardQuestions.items, run: over(findItems) },
    item: { definition: dashboardQuestions.item, run: over(findItem) },
    replyTemplates: { definition: dashboardQuestions.replyTemplates, run: over(findReplyTemplates) },
    likelyDuplicates: { definition: dashboardQuestions.likelyDuplicates, run: over(findLikelyDuplicates) },
    entries: { definition: dashboardQuestions.entries, run: over(findEntries) },
    history: { definition: dashboardQuestions.history, run: over(findHistory) },
    figures: { definition: dashboardQuestions.figures, run: over(findFigures) },
    people: { definition: dashboardQuestions.people, run: over(findPeople) },
    responsibilities: { definition: dashboardQuestions.responsibilities, run: plain(findResponsibilities) },
    officeLines: { definition: dashboardQuestions.officeLines, run: plain(findOfficeLines) },
    sanctions: { definition: dashboardQuestions.sanctions, run: over(findSanctions) },
    sanction: { definition: dashboardQuestions.sanction, run: over(findSanction) },
    ...inspectionQuestionsOver(ports),
    ...handedInQuestionsOver(ports),
    accesses: { definition: dashboardQuestions.accesses, run: over(findAccesses) },
    rankings: { definition: dashboardQuestions.rankings, run: plain(findRankings) },
    ranking: { definition: dashboardQuestions.ranking, run: over(findRanking) },
    mapLayers: { definition: dashboardQuestions.mapLayers, run: plain(findMapLayers) },
    mapCounts: { definition: dashboardQuestions.mapCounts, run: over(findMapCounts) },
    cases: { definition: dashboardQuestions.cases, run: over(findCases) },
  }
}

export type DashboardQuestions = ReturnType<typeof questionsOver>
