import { Alert, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RECURRENCES, type RecurrenceAnswer } from '../../shared/api/recurrence-questions.js'
import type { Action, RecurrenceAlert } from '../../shared/api/schema.generated.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { OpenWork } from '../../shared/work/open-work.js'
import { AlertCard } from './alert-card.js'
import { DeclineDrawer } from './decline-drawer.js'
import './recurrences.css'

/** The ledger in which a special programme stands. */
const LEDGER = 'specialProgramme'
const STATES = ['open', 'programme', 'declined']

interface Chosen {
  readonly alert: RecurrenceAlert
  readonly action: Action
}

interface AnswerFormProps extends Chosen {
  readonly kinds: RecurrenceAnswer['ledgerKinds']
  readonly onClose: () => void
  readonly onAccepted: Parameters<typeof DeclineDrawer>[0]['onAccepted']
}

const AnswerForm = ({ alert, action, kinds, onClose, onAccepted }: AnswerFormProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  if (action.command === 'DeclineProgramme') return <DeclineDrawer {...{ alert, action, onClose, onAccepted }} />
  const kind = kinds.find(({ code }) => code === LEDGER)
  if (!kind) return <Alert type="warning" showIcon title={t('recurrences.noKind')} />
  const { recurrenceId, wave, campaign, problem } = alert
  const title = t('recurrences.programmeTitle', { problem: labels.category(problem, campaign) })
  return <OpenWork {...{ kind, onClose }} alert={{ recurrenceId, wave, campaign, title }} />
}

interface AlertsProps {
  readonly found: RecurrenceAnswer
  readonly refresh: () => void
}

const Alerts = ({ found, refresh }: AlertsProps) => {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { accepted } = useAccepted({
    ...{ question: RECURRENCES, variables: { state: null, alertId: null } },
    positionIn: ({ recurrences }) => recurrences.asOf.position,
    refresh,
  })
  return (
    <>
      {found.recurrences.rows.map((alert) => (
        <AlertCard key={alert.alertId} alert={alert} onChoose={(action) => setChosen({ alert, action })} />
      ))}
      {chosen ? (
        <AnswerForm
          key={`${chosen.alert.alertId} ${chosen.action.command}`}
          {...chosen}
          kinds={found.ledgerKinds}
          onClose={() => setChosen(null)}
          onAccepted={(answer) => {
            setChosen(null)
            void accepted(answer)
          }}
        />
      ) : null}
    </>
  )
}

/** What recurs: alerts that propose a special programme, the items each rests on, and what was decided (S0-59). */
export const RecurrencesPage = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { value, set } = useUrlFilters()
  const [state, alertId] = [value('state') ?? ALL, value('alert')]
  const { state: panel, refresh } = usePanel({
    question: RECURRENCES,
    variables: { state: state === ALL ? null : state, alertId },
    read: (data) => data,
    isEmpty: ({ recurrences }) => recurrences.rows.length === 0,
  })
  return (
    <>
      <PageHead title={t('recurrences.title')}>
        <Select
          className="no-print"
          aria-label={t('desk.state')}
          value={state}
          popupMatchSelectWidth={false}
          options={[ALL, ...STATES].map((one) => ({
            value: one,
            label: one === ALL ? t('recurrences.allStates') : labels.word('recurrenceState', one),
          }))}
          onChange={(one: string) => set({ state: one === ALL ? null : one, alert: null })}
        />
      </PageHead>
      <p className="quiet">{t('recurrences.help')}</p>
      <Panel
        state={panel}
        refresh={refresh}
        empty={() => (
          <p className="card">{t(state === ALL && !alertId ? 'recurrences.empty' : 'recurrences.emptyState')}</p>
        )}
      >
        {(found, refreshing) => (
          <>
            <AsOfStamp asOf={found.recurrences.asOf} refreshing={refreshing} refresh={refresh} />
            <Alerts {...{ found, refresh }} />
          </>
        )}
      </Panel>
    </>
  )
}
