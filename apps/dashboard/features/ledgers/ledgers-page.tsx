import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LEDGERS_NOW } from '../../shared/api/questions.js'
import type { LedgerKind } from '../../shared/api/schema.generated.js'
import { dayOf } from '../../shared/format/dates.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { Filters } from '../../shared/queue/filters.js'
import { SavedFilters } from '../../shared/queue/saved-filters-bar.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { chosenIn, periodsUpTo, type Chosen } from './chosen.js'
import { saidIn } from './said.js'
import { KindBar } from './kind-bar.js'
import { OpenWork } from '../../shared/work/open-work.js'
import { LedgerPanel } from './ledger-panel.js'
import { usePeriodWord } from './use-ledger-words.js'
import './ledgers.css'

const STATES = ['handling', 'awaitingAcceptance', 'returned', 'reopened', 'closedOut', 'handedOver']
const DUE = ['open', 'overdue', 'dueToday', 'dueSoon']

/** What entries of a kind can be put together by: its choices, and whatever the address names beside them. */
const useSaid = ({ said }: Chosen, kind: LedgerKind | undefined) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const options = saidIn(kind, said, language)
  if (options.length === 0) return []
  const all = { value: ALL, label: t('ledgers.saidAll') }
  return [{ name: 'said', label: t('ledgers.said'), value: said, options: [all, ...options] }]
}

const useChoices = ({ state, due, opened, topic }: Chosen, now: string) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me } = useSigned()
  const period = usePeriodWord()
  const periods = periodsUpTo(dayOf(now, me.zone))
  const offered = opened === ALL || periods.includes(opened) ? periods : [opened, ...periods]
  return [
    {
      ...{ name: 'state', label: t('desk.state'), value: state },
      options: [
        { value: ALL, label: t('desk.allStates') },
        ...STATES.map((one) => ({ value: one, label: labels.word('entryState', one) })),
      ],
    },
    {
      ...{ name: 'due', label: t('desk.due'), value: due },
      options: [
        { value: ALL, label: t('ledgers.dueAll') },
        ...DUE.map((one) => ({ value: one, label: labels.word('due', one) })),
      ],
    },
    {
      ...{ name: 'opened', label: t('ledgers.opened'), value: opened },
      options: [ALL, ...offered].map((one) => ({ value: one, label: period(one) })),
    },
    ...(topic === ALL
      ? []
      : [
          {
            ...{ name: 'topic', label: t('ledgers.topic'), value: topic },
            options: [
              { value: ALL, label: t('ledgers.topicAll') },
              { value: topic, label: topic },
            ],
          },
        ]),
  ]
}

interface LedgersProps {
  readonly kinds: readonly LedgerKind[]
  /** The moment of the server's answer. */
  readonly now: string
}

const Ledgers = ({ kinds, now }: LedgersProps) => {
  const { value, set } = useUrlFilters()
  const chosen = chosenIn(value)
  const { t } = useTranslation()
  const { me } = useSigned()
  const [opening, setOpening] = useState(false)
  const kind = kinds.find(({ code }) => code === chosen.ledger)
  const choices = [...useChoices(chosen, now), ...useSaid(chosen, kind)]
  const clear = () => set({ state: null, due: null, opened: null, unit: null, topic: null, said: null })
  return (
    <div className="card ledger-page">
      <KindBar kinds={kinds} chosen={chosen} />
      <Filters choices={choices} unit={chosen.unit} set={set} clear={clear} />
      <SavedFilters page="ledgers" />
      {kind && me.commands.includes('OpenWork') ? (
        <Button className="no-print" onClick={() => setOpening(true)}>
          {t('command.name.OpenWork')}
        </Button>
      ) : null}
      {kind && opening ? <OpenWork kind={kind} onClose={() => setOpening(false)} /> : null}
      <LedgerPanel chosen={chosen} kind={kind} />
    </div>
  )
}

/** The ledgers: every kind by one mechanism, on screen, on paper and as a file (S3-23, S3-25, S4-63, S4-93). */
export const LedgersPage = () => {
  const { t } = useTranslation()
  const { state, refresh } = usePanel({
    ...{ question: LEDGERS_NOW, variables: {} },
    read: ({ ledgerKinds: kinds, entries }) => ({ kinds, now: entries.asOf.at }),
    isEmpty: ({ kinds }) => kinds.length === 0,
  })
  return (
    <>
      <div className="no-print">
        <PageHead title={t('ledgers.title')}>
          <Link to="/negative-lists">{t('negativeLists.link')}</Link>
          <Link to="/ledgers/years">{t('ledgers.years.link')}</Link>
        </PageHead>
      </div>
      <Panel state={state} refresh={refresh} empty={() => <p>{t('ledgers.noKinds')}</p>}>
        {({ kinds, now }) => <Ledgers kinds={kinds} now={now} />}
      </Panel>
    </>
  )
}
