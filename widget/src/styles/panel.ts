import { css } from "lit";

export const panelStyles = css`
  :host {
    display: block;
  }

  .panel {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    height: 100%;
    overflow: hidden;
    border-radius: var(--_radius-panel, calc(var(--_radius) + 6px));
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 24px 64px var(--_shadow);
  }

  .header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 14px 10px 14px var(--_gutter);
    border-bottom: 1px solid var(--_line);
  }

  .seal {
    flex: none;
    display: grid;
    place-items: center;
    width: 38px;
    height: 38px;
    border-radius: 11px;
    background: var(--_accent);
    color: var(--_accent-ink);
  }

  .mark {
    width: 22px;
    height: 22px;
  }

  .who {
    flex: 1;
    min-width: 0;
  }

  h2 {
    margin: 0;
    font-size: 15px;
    font-weight: 650;
    line-height: 1.3;
  }

  .who p {
    margin: 0;
    overflow: hidden;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tools {
    display: flex;
    align-items: center;
  }

  .tool {
    display: grid;
    place-items: center;
    min-width: 40px;
    height: 40px;
    border-radius: 12px;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
    transition:
      background 0.15s,
      color 0.15s;
  }

  .tool:hover {
    background: var(--_sunken);
    color: var(--_ink);
  }

  .foot {
    position: relative;
    padding: 4px var(--_gutter) max(14px, env(safe-area-inset-bottom));
  }

  /* What scrolls fades out above the composer. */
  .foot::before {
    content: "";
    position: absolute;
    inset: -22px 0 100%;
    height: 22px;
    background: linear-gradient(to top, var(--_surface), transparent);
    pointer-events: none;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 0 10px;
    padding: 8px 12px;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
    font-size: 13px;
    color: var(--_ink);
  }

  .status::before {
    content: "";
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_seal);
    animation: breathe 1.6s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.3;
    }
  }
`;
