import { templateCsv, templateWorkbook, type BulkChannel, type BulkRow, type Named } from '@huiyin/bulk-entry'
import { Alert, Button, Checkbox, Form, Progress, Select } from 'antd'
import { useId, useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { download, downloadCsv } from '../../shared/export/download.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { catalogueOf } from '../../shared/catalogue/catalogue.js'
import { useCampaign } from '../../shared/viewer/use-campaign.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { bulkChannelOf, categoriesIn } from './bulk-check.js'
import { MistakesTable, PreviewTable, ReceiptTable } from './bulk-tables.js'
import { useChannelOptions } from './channel-options.js'
import { LeaveModal, LeaveQuestion } from './leave-question.js'
import { SignInAgain } from './sign-in-again.js'
import { SIGNED_OUT, useBulk, type Bulk } from './use-bulk.js'
import './receive.css'

const ACCEPT = '.xlsx,.csv,.eml,.mbox'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface TemplateProps {
  readonly channel: BulkChannel
  readonly categories: readonly Named[]
}

/** The sheet of a channel to fill in, in the language of the screen. */
const Template = ({ channel, categories }: TemplateProps) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const saveWorkbook = async () => {
    const bytes = await templateWorkbook(channel, categories, language)
    download(`${channel[language]}.xlsx`, new Blob([bytes], { type: XLSX }))
  }
  return (
    <>
      <div className="filters">
        <Button onClick={() => void saveWorkbook()}>{t('bulk.templateXlsx')}</Button>
        <Button onClick={() => downloadCsv(channel[language], templateCsv(channel, categories, language))}>
          {t('bulk.templateCsv')}
        </Button>
      </div>
      <p className="quiet">{t('bulk.templateHelp')}</p>
    </>
  )
}

interface ChooseProps {
  readonly onChoose: (files: readonly File[]) => void
  readonly disabled: boolean
}

/** The file; choosing the same again checks it again. */
const ChooseFile = ({ onChoose, disabled }: ChooseProps) => {
  const { t } = useTranslation()
  const id = useId()
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = ''
    if (files.length > 0) onChoose(files)
  }
  return (
    <>
      <label htmlFor={id}>{t('bulk.file')}</label>
      <input id={id} className="bulk-file" type="file" multiple accept={ACCEPT} disabled={disabled} onChange={choose} />
    </>
  )
}

/** Why there is nothing to send. */
const Refused = ({ bulk }: { readonly bulk: Bulk }) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const textOf = useRefusalText()
  const alert = (title: string) => <Alert role="alert" type="error" showIcon className="form-help" title={title} />
  switch (bulk.kind) {
    case 'mixed':
      return alert(t('bulk.mixed'))
    case 'notRead':
      return alert(t('bulk.notRead', { says: bulk.says[language] }))
    case 'asked':
      return alert(textOf(bulk.refusal))
    case 'faulty':
      return (
        <>
          {alert(t('bulk.faulty', { count: bulk.checked.mistakeCount }))}
          <MistakesTable checked={bulk.checked} />
        </>
      )
    case 'checking':
      return <p role="status">{t('bulk.checking')}</p>
    case 'idle':
    case 'clean':
    case 'sending':
    case 'stopped':
    case 'sent':
      return null
  }
}

/** What is worth knowing before it is sent. */
const Notices = ({ rows, known }: { readonly rows: readonly BulkRow[]; readonly known: number }) => {
  const { t } = useTranslation()
  const attached = rows.filter(({ notices }) => notices.length > 0).length
  const says = [
    ...(known > 0 ? [t('bulk.known', { count: known })] : []),
    ...(rows.some(({ input }) => input.summaryOwed) ? [t('bulk.letters')] : []),
    ...(attached > 0 ? [t('bulk.notices', { count: attached })] : []),
  ]
  return says.map((title) => <Alert key={title} type="warning" showIcon className="form-help" title={title} />)
}

interface SendProps {
  readonly bulk: Bulk
  readonly onSend: (rows: readonly BulkRow[], register: boolean) => void
  readonly onStop: () => void
}

const nothingMore = () => undefined

const percent = (done: number, of: number): number => Math.floor((done * 100) / Math.max(1, of))

/** What will be sent, how far it is, or where it stopped. */
const Send = ({ bulk, onSend, onStop }: SendProps) => {
  const { t } = useTranslation()
  const [register, setRegister] = useState(true)
  if (bulk.kind !== 'clean' && bulk.kind !== 'sending' && bulk.kind !== 'stopped') return null
  const { rows } = bulk
  const count = rows.length
  const hasCategory = rows.some(({ input }) => input.category !== null)
  if (bulk.kind === 'sending') {
    const says = t('bulk.progress', { done: bulk.done, count })
    return (
      <>
        <p role="status">{says}</p>
        <Progress percent={percent(bulk.done, count)} aria-label={says} />
        <Button onClick={onStop}>{t('bulk.stop')}</Button>
      </>
    )
  }
  if (bulk.kind === 'stopped') {
    const isSignedOut = bulk.says === SIGNED_OUT
    const title = t('bulk.stopped', { done: bulk.done, count, says: isSignedOut ? '' : bulk.says })
    return (
      <>
        <Alert role="alert" type="warning" showIcon className="form-help" title={title} />
        {isSignedOut ? (
          <SignInAgain onSignedIn={() => onSend(rows, register && hasCategory)} />
        ) : (
          <Button type="primary" onClick={() => onSend(rows, register && hasCategory)}>
            {t('bulk.goOn')}
          </Button>
        )}
        {bulk.lines.length > 0 ? <ReceiptTable lines={bulk.lines} onSaved={nothingMore} /> : null}
      </>
    )
  }
  return (
    <>
      <Alert type="success" showIcon className="form-help" title={t('bulk.clean', { count })} />
      <Notices rows={rows} known={bulk.known} />
      <PreviewTable rows={rows} />
      {hasCategory ? (
        <Checkbox checked={register} onChange={({ target }) => setRegister(target.checked)}>
          {t('bulk.register')}
        </Checkbox>
      ) : null}
      <div className="filters receive-foot">
        <Button type="primary" size="large" onClick={() => onSend(rows, register && hasCategory)}>
          {t('bulk.send', { count })}
        </Button>
      </div>
    </>
  )
}

const Sent = ({ bulk, onAgain }: { readonly bulk: Extract<Bulk, { kind: 'sent' }>; readonly onAgain: () => void }) => {
  const { t } = useTranslation()
  const { lines } = bulk
  const count = (was: string) => lines.filter((line) => line.was === was).length
  const counts = { received: count('received'), there: count('there'), refused: count('refused') }
  const isWhole = lines.every(({ refusal }) => refusal === null)
  const [isSaved, setIsSaved] = useState(!lines.some(({ code }) => code !== null))
  const [isAsked, setIsAsked] = useState(false)
  return (
    <section className="card bulk-sent" aria-live="polite">
      <LeaveQuestion when={!isSaved} title={t('bulk.leaveCodes')} />
      <Alert type={isWhole ? 'success' : 'warning'} showIcon className="form-help" title={t('bulk.done', counts)} />
      <ReceiptTable lines={lines} onSaved={() => setIsSaved(true)} />
      <div className="filters receive-foot">
        <Button type="primary" onClick={isSaved ? onAgain : () => setIsAsked(true)}>
          {t('bulk.again')}
        </Button>
      </div>
      <LeaveModal open={isAsked} title={t('bulk.leaveCodes')} onLeave={onAgain} onStay={() => setIsAsked(false)} />
    </section>
  )
}

const BulkForm = () => {
  const { t } = useTranslation()
  const { me, channels, catalogues } = useSigned()
  const campaign = useCampaign()
  const options = useChannelOptions()
  const [code, setCode] = useState<string | undefined>()
  const { bulk, choose, start, stop, again } = useBulk()
  const chosen = code === undefined ? undefined : channels.get(code)
  const channel = chosen ? bulkChannelOf(chosen) : null
  const categories = categoriesIn(catalogueOf(catalogues, campaign))
  const isBusy = bulk.kind === 'sending' || bulk.kind === 'checking'
  const id = useId()
  const send = (rows: readonly BulkRow[], register: boolean) =>
    void start(rows, register ? { campaign: campaign?.split('@')[0] ?? null } : null)
  const change = (next: string) => {
    setCode(next)
    again()
  }
  if (bulk.kind === 'sent') return <Sent bulk={bulk} onAgain={again} />
  return (
    <section className="card">
      <LeaveQuestion when={bulk.kind === 'sending' || bulk.kind === 'stopped'} title={t('bulk.leave')} />
      <p className="quiet">{t('bulk.says')}</p>
      <h2>{t('bulk.step.channel')}</h2>
      <Form layout="vertical">
        <Form.Item label={t('bulk.channel')} htmlFor={id}>
          <Select
            {...{ id, options, disabled: isBusy, ...(code === undefined ? {} : { value: code }) }}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={change}
          />
        </Form.Item>
      </Form>
      {channel ? (
        <>
          <Template channel={channel} categories={categories} />
          <h2>{t('bulk.step.file')}</h2>
          <ChooseFile
            disabled={isBusy}
            onChoose={(files) => void choose(files, { tenant: me.tenant, zone: me.zone, channel, categories })}
          />
          {bulk.kind === 'idle' ? null : <h2>{t('bulk.step.check')}</h2>}
          <Refused bulk={bulk} />
          <Send bulk={bulk} onSend={send} onStop={stop} />
        </>
      ) : null}
    </section>
  )
}

/** The desk takes in many reports at once, from a spreadsheet or from letters. */
export const BulkPage = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  return (
    <div className="receive-page">
      <PageHead title={t('bulk.title')}>
        <Link to="/receive">{t('bulk.back')}</Link>
      </PageHead>
      {me.commands.includes('ReceiveReport') ? <BulkForm /> : <p className="card">{t('receive.notYours')}</p>}
    </div>
  )
}
