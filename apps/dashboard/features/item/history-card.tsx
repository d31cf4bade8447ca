import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HISTORY } from '../../shared/api/questions.js'
import type { History } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { DeadlineDays } from '../../shared/layout/deadline-days.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { campaignIn } from '../../shared/viewer/use-campaign.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { Chains, HistoryExports } from './chains.js'
import { FactList, useSentence, type OnVoid } from './fact-list.js'
import { ReplayControl } from './replay-control.js'
import { momentsOf } from './replay.js'
import { ThenAndNow } from './then-and-now.js'

const SETTLED = 300

/** The value once it has stayed the same for a moment: a slider that is being dragged asks once. */
const useSettled = <T,>(value: T): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

interface ReplayedProps {
  readonly now: History
  readonly knownAt: string
}

const Replayed = ({ now, knownAt }: ReplayedProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const asked = useSettled(knownAt)
  const { state, refresh } = usePanel({
    question: HISTORY,
    variables: { itemId: now.itemId, knownAt: asked },
    read: ({ history }) => history,
  })
  return (
    <Panel state={state} refresh={refresh} rows={4}>
      {(then) => (
        <>
          <Alert
            type="info"
            showIcon
            title={t('history.asKnown', {
              time: formatInstant(asked, me.zone),
              count: then.facts.length,
              all: now.facts.length,
            })}
          />
          <ThenAndNow then={then} now={now} />
          {then.facts.length === 0 ? (
            <p className="quiet">{t('history.none')}</p>
          ) : (
            <FactList facts={then.facts} campaign={campaignIn(then.facts)} />
          )}
        </>
      )}
    </Panel>
  )
}

const ChainLine = ({ intact }: { readonly intact: boolean }) => {
  const { t } = useTranslation()
  return intact ? (
    <p className="state-done small">
      <span aria-hidden="true">✓</span> {t('history.chainIntact')}
    </p>
  ) : (
    <Alert role="alert" type="error" showIcon title={t('history.chainBroken')} />
  )
}

interface HistoryCardProps {
  readonly history: History
  readonly onVoid: OnVoid
  readonly number: string
  /** The moment of the server's answer. */
  readonly now: string
}

/** What happened, in plain words, as known now or at any moment before; and how the deadline came about. */
export const HistoryCard = ({ history, onVoid, number, now }: HistoryCardProps) => {
  const { t } = useTranslation()
  const { value, set } = useUrlFilters()
  const sentenceOf = useSentence(campaignIn(history.facts))
  const given = value('knownAt')
  const knownAt = given !== null && !Number.isNaN(Date.parse(given)) ? given : null
  return (
    <>
      <section className="card">
        <h2>{t('item.deadline')}</h2>
        <DeadlineDays days={history.deadlineDays} />
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('item.history')}</h2>
          <HistoryExports history={history} number={number} sentenceOf={sentenceOf} now={now} />
        </div>
        <ChainLine intact={history.chainIntact} />
        {history.lateRecords > 0 ? (
          <p className="quiet small">{t('history.lateRecords', { count: history.lateRecords })}</p>
        ) : null}
        <Chains history={history} />
        <ReplayControl
          moments={momentsOf(history.facts)}
          knownAt={knownAt}
          onChoose={(moment) => set({ knownAt: moment })}
        />
        {knownAt === null ? (
          <FactList facts={history.facts} campaign={campaignIn(history.facts)} onVoid={onVoid} />
        ) : (
          <Replayed now={history} knownAt={knownAt} />
        )}
      </section>
    </>
  )
}
