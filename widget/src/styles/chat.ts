import { css } from "lit";

export const chatStyles = css`
  :host {
    position: fixed;
    z-index: var(--daogou-z, 1000);
    inset: auto 24px 24px auto;
    display: block;
    font-family: var(--_font);
    font-size: 15px;
    line-height: 1.55;
    color: var(--_ink);
    text-align: start;
  }

  .root:lang(zh) {
    line-height: 1.65;
  }

  daogou-panel {
    position: fixed;
    inset: auto 24px 24px auto;
    width: min(440px, calc(100vw - 48px));
    height: min(720px, calc(100dvh - 48px));
    transform-origin: 100% 100%;
    animation: arrive 0.32s var(--_ease);
  }

  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(14px) scale(0.97);
    }
  }

  @media (max-width: 600px), (max-height: 480px) {
    :host {
      inset: auto 16px 16px auto;
    }

    daogou-panel {
      inset: 0;
      width: 100%;
      height: 100dvh;
      --_radius-panel: 0px;
    }
  }
`;

export const launcherStyles = css`
  button {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 56px;
    padding: 0 22px 0 18px;
    border-radius: 28px;
    background: var(--_accent);
    color: var(--_accent-ink);
    font-weight: 600;
    letter-spacing: 0.01em;
    box-shadow: 0 10px 30px var(--_shadow);
    transition:
      transform 0.2s var(--_ease),
      box-shadow 0.2s var(--_ease);
  }

  button:hover {
    transform: translateY(-2px);
    box-shadow: 0 14px 36px var(--_shadow);
  }

  button:focus-visible {
    outline-offset: 3px;
  }

  .mark {
    width: 26px;
    height: 26px;
  }
`;
