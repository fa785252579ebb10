import { css } from "lit";

export const productCardStyles = css`
  :host {
    display: grid;
  }

  article {
    display: flex;
    flex-direction: column;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow:
      0 0 0 1px var(--_line),
      0 2px 8px color-mix(in oklab, var(--_shadow) 35%, transparent);
  }

  daogou-picture {
    aspect-ratio: 16 / 9;
  }

  .body {
    flex: 1;
    display: flex;
    flex-direction: column;
    padding: 12px 14px 14px;
  }

  .brand {
    margin: 0 0 2px;
    font-size: 12px;
    color: var(--_muted);
  }

  h3 {
    display: -webkit-box;
    margin: 0;
    overflow: hidden;
    font-size: 14.5px;
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }

  .price {
    margin: 6px 0 0;
    font-size: 17px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 9px 0 0;
    padding: 0;
    list-style: none;
  }

  .facts li {
    max-width: 100%;
    padding: 2px 8px;
    overflow: hidden;
    border-radius: 7px;
    background: var(--_sunken);
    font-size: 12px;
    line-height: 1.5;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .reason {
    display: flex;
    gap: 7px;
    margin: 10px 0 0;
    font-size: 13px;
    line-height: 1.45;
    color: var(--_accent);
    text-wrap: pretty;
  }

  .reason .icon {
    flex: none;
    width: 15px;
    height: 15px;
    margin-top: 2px;
  }

  .actions {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    margin-top: auto;
    padding-top: 14px;
  }

  .actions button {
    min-height: 34px;
    padding: 4px;
    border-radius: 10px;
    background: var(--_sunken);
    font-size: 13px;
    font-weight: 550;
    line-height: 1.25;
    transition: background 0.15s;
  }

  .actions button:hover {
    background: var(--_tint-strong);
  }

  .actions button:first-child {
    background: var(--_tint-strong);
    color: var(--_accent);
  }

  .actions button:first-child:hover {
    background: var(--_accent);
    color: var(--_accent-ink);
  }

  @media (pointer: coarse) {
    .actions button {
      min-height: 42px;
    }
  }
`;

export const pictureStyles = css`
  :host {
    display: block;
    aspect-ratio: 3 / 2;
    overflow: hidden;
    background: #ffffff;
    container-type: inline-size;
  }

  img {
    display: block;
    width: 100%;
    height: 100%;
    padding: 10px;
    object-fit: contain;
  }

  .placeholder {
    display: grid;
    place-items: center;
    height: 100%;
    background:
      radial-gradient(120% 90% at 85% 0%, var(--_glow), transparent 60%),
      linear-gradient(150deg, var(--_from), var(--_to));
    color: var(--_letter);
    font-family: var(--_serif);
    font-size: clamp(26px, 20cqi, 60px);
    font-weight: 400;
    line-height: 1;
    user-select: none;
  }
`;
