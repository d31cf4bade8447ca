import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { useKeys } from '../../shared/layout/use-keys.js'
import { OpenLinesWarning } from '../../shared/office/open-lines.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { EntriesPanel } from './entries-panel.js'
import { ItemsPanel } from './items-panel.js'
import { firstViewOf, type DeskTab } from './first-view.js'
import './desk.css'

const KeysHelp = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen((before) => !before) })
  return (
    <>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('desk.keys')} <kbd aria-hidden="true">?</kbd>
      </Button>
      {open ? <p className="card keys-help">{t('desk.keysHelp')}</p> : null}
    </>
  )
}

/** The way to taking down a report, for those who may. */
const TakeDown = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = () => void navigate('/receive')
  useKeys({ n: open })
  return (
    <Button type="primary" onClick={open}>
      {t('receive.title')} <kbd aria-hidden="true">n</kbd>
    </Button>
  )
}

/** Who keeps accounts and configuration sees no items; that is a rule, not a fault. */
const NoItems = () => {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('desk.title')} />
      <OpenLinesWarning />
      <p className="card">{t('desk.noItems')}</p>
    </>
  )
}

/** What waits for whoever is signed in: items for the desk, ledger entries for those who handle, accept or supervise. */
export const DeskPage = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { value, set } = useUrlFilters()
  const asked = value('tab')
  const tab: DeskTab = asked === 'items' || asked === 'entries' ? asked : firstViewOf(me.roles).tab
  if (!me.questions.includes('items')) return <NoItems />
  const choose = (key: string) =>
    set({
      tab: key,
      state: null,
      unit: null,
      due: null,
      search: null,
      about: null,
      cell: null,
      objection: null,
      flag: null,
      ...{ channel: null, from: null, to: null },
    })
  return (
    <>
      <PageHead title={t('desk.title')}>
        <Link to="/major-problems">{t('majorProblems.link')}</Link>
        {me.questions.includes('recurrences') ? <Link to="/recurrences">{t('recurrences.link')}</Link> : null}
        {me.commands.includes('ReceiveReport') ? <TakeDown /> : null}
        <KeysHelp />
      </PageHead>
      <OpenLinesWarning />
      <div className="card">
        <Tabs
          activeKey={tab}
          onChange={choose}
          destroyOnHidden
          items={[
            { key: 'items', label: t('desk.items'), children: <ItemsPanel /> },
            { key: 'entries', label: t('desk.entries'), children: <EntriesPanel /> },
          ]}
        />
      </div>
    </>
  )
}
