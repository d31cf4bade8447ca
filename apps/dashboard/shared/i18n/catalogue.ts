import { refusalsEn, refusalsZh } from './refusals.generated.js'
import { bulk } from './words/bulk.js'
import { city } from './words/city.js'
import { codes } from './words/codes.js'
import { commands } from './words/commands.js'
import { consequences } from './words/consequences.js'
import { desk } from './words/desk.js'
import { duplicates } from './words/duplicates.js'
import { facts } from './words/facts.js'
import { frame } from './words/frame.js'
import { history } from './words/history.js'
import { inspections } from './words/inspections.js'
import { item } from './words/item.js'
import { ledgers, saved } from './words/ledgers.js'
import { map } from './words/map.js'
import { officeLines } from './words/office-lines.js'
import { problems } from './words/problems.js'
import { responsibilities } from './words/responsibilities.js'
import { rankings } from './words/rankings.js'
import { panel, signIn } from './words/panel.js'
import { recurrences } from './words/recurrences.js'
import { majorProblems } from './words/major-problems.js'
import { negativeLists } from './words/negative-lists.js'
import { receive } from './words/receive.js'
import { reply } from './words/reply.js'
import { reporter } from './words/reporter.js'

/** Every word on the screens, by language. A spec keeps both halves alike. */
export const catalogue = {
  zh: {
    frame: frame.zh,
    panel: panel.zh,
    signIn: signIn.zh,
    code: codes.zh,
    desk: desk.zh,
    ledgers: ledgers.zh,
    saved: saved.zh,
    item: item.zh,
    duplicates: duplicates.zh,
    receive: receive.zh,
    bulk: bulk.zh,
    reply: reply.zh,
    reporter: reporter.zh,
    history: history.zh,
    fact: facts.zh,
    command: commands.zh,
    city: city.zh,
    inspections: inspections.zh,
    consequences: consequences.zh,
    rankings: rankings.zh,
    problems: problems.zh,
    responsibilities: responsibilities.zh,
    officeLines: officeLines.zh,
    recurrences: recurrences.zh,
    map: map.zh,
    majorProblems: majorProblems.zh,
    negativeLists: negativeLists.zh,
    refusal: refusalsZh,
  },
  en: {
    frame: frame.en,
    panel: panel.en,
    signIn: signIn.en,
    code: codes.en,
    desk: desk.en,
    ledgers: ledgers.en,
    saved: saved.en,
    item: item.en,
    duplicates: duplicates.en,
    receive: receive.en,
    bulk: bulk.en,
    reply: reply.en,
    reporter: reporter.en,
    history: history.en,
    fact: facts.en,
    command: commands.en,
    city: city.en,
    inspections: inspections.en,
    consequences: consequences.en,
    rankings: rankings.en,
    problems: problems.en,
    responsibilities: responsibilities.en,
    officeLines: officeLines.en,
    recurrences: recurrences.en,
    map: map.en,
    majorProblems: majorProblems.en,
    negativeLists: negativeLists.en,
    refusal: refusalsEn,
  },
} as const
