import { app as ie } from "../../scripts/app.js";
import { api as fn } from "../../scripts/api.js";
/**
* @vue/shared v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
// @__NO_SIDE_EFFECTS__
function cs(e) {
  const t = /* @__PURE__ */ Object.create(null);
  for (const n of e.split(",")) t[n] = 1;
  return (n) => n in t;
}
const ee = {}, dt = [], ht = () => {
}, To = () => !1, wn = (e) => e.charCodeAt(0) === 111 && e.charCodeAt(1) === 110 && // uppercase letter
(e.charCodeAt(2) > 122 || e.charCodeAt(2) < 97), xn = (e) => e.startsWith("onUpdate:"), ve = Object.assign, Ao = (e, t) => {
  const n = e.indexOf(t);
  n > -1 && e.splice(n, 1);
}, Gi = Object.prototype.hasOwnProperty, J = (e, t) => Gi.call(e, t), H = Array.isArray, st = (e) => zt(e) === "[object Map]", Xe = (e) => zt(e) === "[object Set]", Ws = (e) => zt(e) === "[object Date]", X = (e) => typeof e == "function", oe = (e) => typeof e == "string", He = (e) => typeof e == "symbol", te = (e) => e !== null && typeof e == "object", Oo = (e) => (te(e) || X(e)) && X(e.then) && X(e.catch), Io = Object.prototype.toString, zt = (e) => Io.call(e), zi = (e) => zt(e).slice(8, -1), Mo = (e) => zt(e) === "[object Object]", us = (e) => oe(e) && e !== "NaN" && e[0] !== "-" && "" + parseInt(e, 10) === e, Et = /* @__PURE__ */ cs(
  // the leading comma is intentional so empty string "" is also included
  ",key,ref,ref_for,ref_key,onVnodeBeforeMount,onVnodeMounted,onVnodeBeforeUpdate,onVnodeUpdated,onVnodeBeforeUnmount,onVnodeUnmounted"
), kn = (e) => {
  const t = /* @__PURE__ */ Object.create(null);
  return ((n) => t[n] || (t[n] = e(n)));
}, Ji = /-\w/g, Te = /* @__PURE__ */ kn((e) => e.replace(Ji, (t) => t.slice(1).toUpperCase())), Xi = /\B([A-Z])/g, mt = /* @__PURE__ */ kn(
  (e) => e.replace(Xi, "-$1").toLowerCase()
), Fo = /* @__PURE__ */ kn((e) => e.charAt(0).toUpperCase() + e.slice(1)), Ln = /* @__PURE__ */ kn((e) => e ? `on${Fo(e)}` : ""), Ve = (e, t) => !Object.is(e, t), cn = (e, ...t) => {
  for (let n = 0; n < e.length; n++)
    e[n](...t);
}, Eo = (e, t, n, s = !1) => {
  Object.defineProperty(e, t, {
    configurable: !0,
    enumerable: !1,
    writable: s,
    value: n
  });
}, Jt = (e) => {
  const t = parseFloat(e);
  return isNaN(t) ? e : t;
};
let qs;
const Sn = () => qs || (qs = typeof globalThis < "u" ? globalThis : typeof self < "u" ? self : typeof window < "u" ? window : typeof global < "u" ? global : {});
function fs(e) {
  if (H(e)) {
    const t = {};
    for (let n = 0; n < e.length; n++) {
      const s = e[n], o = oe(s) ? er(s) : fs(s);
      if (o)
        for (const i in o)
          t[i] = o[i];
    }
    return t;
  } else if (oe(e) || te(e))
    return e;
}
const Yi = /;(?![^(]*\))/g, Qi = /:([^]+)/, Zi = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\\[^]|\/\*[^]*?\*\//g;
function er(e) {
  const t = {};
  return e.replace(Zi, (n) => n.startsWith("/*") ? "" : n).split(Yi).forEach((n) => {
    if (n) {
      const s = n.split(Qi);
      s.length > 1 && (t[s[0].trim()] = s[1].trim());
    }
  }), t;
}
function yt(e) {
  let t = "";
  if (oe(e))
    t = e;
  else if (H(e))
    for (let n = 0; n < e.length; n++) {
      const s = yt(e[n]);
      s && (t += s + " ");
    }
  else if (te(e))
    for (const n in e)
      e[n] && (t += n + " ");
  return t.trim();
}
const tr = "itemscope,allowfullscreen,disablepictureinpicture,disableremoteplayback,formnovalidate,ismap,nomodule,novalidate,playsinline,readonly", nr = /* @__PURE__ */ cs(tr);
function Ro(e) {
  return !!e || e === "";
}
function sr(e, t, n) {
  if (e.length !== t.length) return !1;
  let s = !0;
  for (let o = 0; s && o < e.length; o++)
    s = Ye(e[o], t[o], n);
  return s;
}
function Ks(e, t, n) {
  if (e.size !== t.size) return !1;
  const s = Array.from(t), o = new Uint8Array(s.length);
  for (const i of e) {
    let r = -1;
    for (let l = 0; l < s.length; l++)
      if (!o[l] && Ye(i, s[l], n)) {
        r = l;
        break;
      }
    if (r < 0) return !1;
    o[r] = 1;
  }
  return !0;
}
function or(e, t, n) {
  let s = st(e), o = st(t);
  if (s || o || (s = Xe(e), o = Xe(t), s || o))
    return s && o ? Ks(e, t, n) : !1;
  const i = Object.keys(e).length, r = Object.keys(t).length;
  if (i !== r)
    return !1;
  for (const l in e) {
    const a = e.hasOwnProperty(l), f = t.hasOwnProperty(l);
    if (a && !f || !a && f || !Ye(e[l], t[l], n))
      return !1;
  }
  return String(e) === String(t);
}
function Bs(e, t, n, s) {
  n || (n = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()]);
  const [o, i] = n;
  if (o.has(e) || i.has(t))
    return o.get(e) === t && i.get(t) === e;
  o.set(e, t), i.set(t, e);
  const r = s(e, t, n);
  return o.delete(e), i.delete(t), r;
}
function Ye(e, t, n) {
  if (e === t) return !0;
  let s = Ws(e), o = Ws(t);
  return s || o ? s && o ? e.getTime() === t.getTime() : !1 : (s = He(e), o = He(t), s || o ? e === t : (s = H(e), o = H(t), s || o ? s && o ? Bs(e, t, n, sr) : !1 : (s = te(e), o = te(t), s || o ? !s || !o ? !1 : Bs(e, t, n, or) : String(e) === String(t))));
}
function ds(e, t) {
  return e.findIndex((n) => Ye(n, t));
}
const Po = (e) => !!(e && e.__v_isRef === !0), p = (e) => oe(e) ? e : e == null ? "" : H(e) || te(e) && (e.toString === Io || !X(e.toString)) ? Po(e) ? p(e.value) : JSON.stringify(e, No, 2) : String(e), No = (e, t) => Po(t) ? No(e, t.value) : st(t) ? {
  [`Map(${t.size})`]: [...t.entries()].reduce(
    (n, [s, o], i) => (n[Vn(s, i) + " =>"] = o, n),
    {}
  )
} : Xe(t) ? {
  [`Set(${t.size})`]: [...t.values()].map((n) => Vn(n))
} : He(t) ? Vn(t) : te(t) && !H(t) && !Mo(t) ? String(t) : t, Vn = (e, t = "") => {
  var n;
  return (
    // Symbol.description in es2019+ so we need to cast here to pass
    // the lib: es2016 check
    He(e) ? `Symbol(${(n = e.description) != null ? n : t})` : e
  );
};
/**
* @vue/reactivity v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
let ae;
class ir {
  // TODO isolatedDeclarations "__v_skip"
  constructor(t = !1) {
    this.detached = t, this._active = !0, this._on = 0, this.effects = [], this.cleanups = [], this._isPaused = !1, this._warnOnRun = !0, this.__v_skip = !0, !t && ae && (ae.active ? (this.parent = ae, this.index = (ae.scopes || (ae.scopes = [])).push(
      this
    ) - 1) : (this._active = !1, this._warnOnRun = !1));
  }
  get active() {
    return this._active;
  }
  pause() {
    if (this._active) {
      this._isPaused = !0;
      let t, n;
      if (this.scopes) {
        const s = this.scopes.slice();
        for (t = 0, n = s.length; t < n; t++)
          s[t].pause();
      }
      for (t = 0, n = this.effects.length; t < n; t++)
        this.effects[t].pause();
    }
  }
  /**
   * Resumes the effect scope, including all child scopes and effects.
   */
  resume() {
    if (this._active && this._isPaused) {
      this._isPaused = !1;
      let t, n;
      if (this.scopes) {
        const o = this.scopes.slice();
        for (t = 0, n = o.length; t < n; t++)
          o[t].resume();
      }
      const s = this.effects.slice();
      for (t = 0, n = s.length; t < n; t++)
        s[t].resume();
    }
  }
  run(t) {
    if (this._active) {
      const n = ae;
      try {
        return ae = this, t();
      } finally {
        ae = n;
      }
    }
  }
  /**
   * This should only be called on non-detached scopes
   * @internal
   */
  on() {
    ++this._on === 1 && (this.prevScope = ae, ae = this);
  }
  /**
   * This should only be called on non-detached scopes
   * @internal
   */
  off() {
    if (this._on > 0 && --this._on === 0) {
      if (ae === this)
        ae = this.prevScope;
      else {
        let t = ae;
        for (; t; ) {
          if (t.prevScope === this) {
            t.prevScope = this.prevScope;
            break;
          }
          t = t.prevScope;
        }
      }
      this.prevScope = void 0;
    }
  }
  stop(t) {
    if (this._active) {
      this._active = !1;
      let n, s;
      for (n = 0, s = this.effects.length; n < s; n++)
        this.effects[n].stop();
      for (this.effects.length = 0, n = 0, s = this.cleanups.length; n < s; n++)
        this.cleanups[n]();
      if (this.cleanups.length = 0, this.scopes) {
        const o = this.scopes.slice();
        for (n = 0, s = o.length; n < s; n++)
          o[n].stop(!0);
        this.scopes.length = 0;
      }
      if (!this.detached && this.parent && !t) {
        const o = this.parent.scopes.pop();
        o && o !== this && (this.parent.scopes[this.index] = o, o.index = this.index);
      }
      this.parent = void 0;
    }
  }
}
function rr() {
  return ae;
}
let Z;
const Dn = /* @__PURE__ */ new WeakSet();
class Lo {
  constructor(t) {
    this.fn = t, this.deps = void 0, this.depsTail = void 0, this.flags = 5, this.next = void 0, this.cleanup = void 0, this.scheduler = void 0, ae && (ae.active ? ae.effects.push(this) : this.flags &= -2);
  }
  pause() {
    this.flags |= 64;
  }
  resume() {
    this.flags & 64 && (this.flags &= -65, Dn.has(this) && (Dn.delete(this), this.trigger()));
  }
  /**
   * @internal
   */
  notify() {
    this.flags & 2 && !(this.flags & 32) || this.flags & 8 || Do(this);
  }
  run() {
    if (!(this.flags & 1))
      return this.fn();
    this.flags |= 2, Gs(this), Ho(this);
    const t = Z, n = Ae;
    Z = this, Ae = !0;
    try {
      return this.fn();
    } finally {
      jo(this), Z = t, Ae = n, this.flags &= -3;
    }
  }
  stop() {
    if (this.flags & 1) {
      for (let t = this.deps; t; t = t.nextDep)
        gs(t);
      this.deps = this.depsTail = void 0, Gs(this), this.onStop && this.onStop(), this.flags &= -2;
    }
  }
  trigger() {
    this.flags & 64 ? Dn.add(this) : this.scheduler ? this.scheduler() : this.runIfDirty();
  }
  /**
   * @internal
   */
  runIfDirty() {
    es(this) && this.run();
  }
  get dirty() {
    return es(this);
  }
}
let Vo = 0, Rt, Pt;
function Do(e, t = !1) {
  if (e.flags |= 8, t) {
    e.next = Pt, Pt = e;
    return;
  }
  e.next = Rt, Rt = e;
}
function hs() {
  Vo++;
}
function ps() {
  if (--Vo > 0)
    return;
  if (Pt) {
    let t = Pt;
    for (Pt = void 0; t; ) {
      const n = t.next;
      t.next = void 0, t.flags &= -9, t = n;
    }
  }
  let e;
  for (; Rt; ) {
    let t = Rt;
    for (Rt = void 0; t; ) {
      const n = t.next;
      if (t.next = void 0, t.flags &= -9, t.flags & 1)
        try {
          t.trigger();
        } catch (s) {
          e || (e = s);
        }
      t = n;
    }
  }
  if (e) throw e;
}
function Ho(e) {
  for (let t = e.deps; t; t = t.nextDep)
    t.version = -1, t.prevActiveLink = t.dep.activeLink, t.dep.activeLink = t;
}
function jo(e) {
  let t, n = e.depsTail, s = n;
  for (; s; ) {
    const o = s.prevDep;
    s.version === -1 ? (s === n && (n = o), gs(s), lr(s)) : t = s, s.dep.activeLink = s.prevActiveLink, s.prevActiveLink = void 0, s = o;
  }
  e.deps = t, e.depsTail = n;
}
function es(e) {
  for (let t = e.deps; t; t = t.nextDep)
    if (t.dep.version !== t.version || t.dep.computed && (Uo(t.dep.computed) || t.dep.version !== t.version))
      return !0;
  return !!e._dirty;
}
function Uo(e) {
  if (e.flags & 4 && !(e.flags & 16) || (e.flags &= -17, e.globalVersion === jt) || (e.globalVersion = jt, !e.isSSR && e.flags & 128 && (!e.deps && !e._dirty || !es(e))))
    return;
  e.flags |= 2;
  const t = e.dep, n = Z, s = Ae;
  Z = e, Ae = !0;
  try {
    Ho(e);
    const o = e.fn(e._value);
    (t.version === 0 || Ve(o, e._value)) && (e.flags |= 128, e._value = o, t.version++);
  } catch (o) {
    throw t.version++, o;
  } finally {
    Z = n, Ae = s, jo(e), e.flags &= -3;
  }
}
function gs(e, t = !1) {
  const { dep: n, prevSub: s, nextSub: o } = e;
  if (s && (s.nextSub = o, e.prevSub = void 0), o && (o.prevSub = s, e.nextSub = void 0), n.subs === e && (n.subs = s, !s && n.computed)) {
    n.computed.flags &= -5;
    for (let i = n.computed.deps; i; i = i.nextDep)
      gs(i, !0);
  }
  !t && !--n.sc && n.map && n.map.delete(n.key);
}
function lr(e) {
  const { prevDep: t, nextDep: n } = e;
  t && (t.nextDep = n, e.prevDep = void 0), n && (n.prevDep = t, e.nextDep = void 0);
}
let Ae = !0;
const Wo = [];
function Qe() {
  Wo.push(Ae), Ae = !1;
}
function Ze() {
  const e = Wo.pop();
  Ae = e === void 0 ? !0 : e;
}
function Gs(e) {
  const { cleanup: t } = e;
  if (e.cleanup = void 0, t) {
    const n = Z;
    Z = void 0;
    try {
      t();
    } finally {
      Z = n;
    }
  }
}
let jt = 0;
class ar {
  constructor(t, n) {
    this.sub = t, this.dep = n, this.version = n.version, this.nextDep = this.prevDep = this.nextSub = this.prevSub = this.prevActiveLink = void 0;
  }
}
class ms {
  // TODO isolatedDeclarations "__v_skip"
  constructor(t) {
    this.computed = t, this.version = 0, this.activeLink = void 0, this.subs = void 0, this.map = void 0, this.key = void 0, this.sc = 0, this.__v_skip = !0;
  }
  track(t) {
    if (!Z || !Ae || Z === this.computed)
      return;
    let n = this.activeLink;
    if (n === void 0 || n.sub !== Z)
      n = this.activeLink = new ar(Z, this), Z.deps ? (n.prevDep = Z.depsTail, Z.depsTail.nextDep = n, Z.depsTail = n) : Z.deps = Z.depsTail = n, qo(n);
    else if (n.version === -1 && (n.version = this.version, n.nextDep)) {
      const s = n.nextDep;
      s.prevDep = n.prevDep, n.prevDep && (n.prevDep.nextDep = s), n.prevDep = Z.depsTail, n.nextDep = void 0, Z.depsTail.nextDep = n, Z.depsTail = n, Z.deps === n && (Z.deps = s);
    }
    return n;
  }
  trigger(t) {
    this.version++, jt++, this.notify(t);
  }
  notify(t) {
    hs();
    try {
      for (let n = this.subs; n; n = n.prevSub)
        n.sub.notify() && n.sub.dep.notify();
    } finally {
      ps();
    }
  }
}
function qo(e) {
  if (e.dep.sc++, e.sub.flags & 4) {
    const t = e.dep.computed;
    if (t && !e.dep.subs) {
      t.flags |= 20;
      for (let s = t.deps; s; s = s.nextDep)
        qo(s);
    }
    const n = e.dep.subs;
    n !== e && (e.prevSub = n, n && (n.nextSub = e)), e.dep.subs = e;
  }
}
const ts = /* @__PURE__ */ new WeakMap(), pt = /* @__PURE__ */ Symbol(
  ""
), ns = /* @__PURE__ */ Symbol(
  ""
), Ut = /* @__PURE__ */ Symbol(
  ""
);
function ue(e, t, n) {
  if (Ae && Z) {
    let s = ts.get(e);
    s || ts.set(e, s = /* @__PURE__ */ new Map());
    let o = s.get(n);
    o || (s.set(n, o = new ms()), o.map = s, o.key = n), o.track();
  }
}
function ze(e, t, n, s, o, i) {
  const r = ts.get(e);
  if (!r) {
    jt++;
    return;
  }
  const l = (a) => {
    a && a.trigger();
  };
  if (hs(), t === "clear")
    r.forEach(l);
  else {
    const a = H(e), f = a && us(n);
    if (a && n === "length") {
      const u = Number(s);
      r.forEach((_, O) => {
        (O === "length" || O === Ut || !He(O) && O >= u) && l(_);
      });
    } else
      switch ((n !== void 0 || r.has(void 0)) && l(r.get(n)), f && l(r.get(Ut)), t) {
        case "add":
          a ? f && l(r.get("length")) : (l(r.get(pt)), st(e) && l(r.get(ns)));
          break;
        case "delete":
          a || (l(r.get(pt)), st(e) && l(r.get(ns)));
          break;
        case "set":
          st(e) && l(r.get(pt));
          break;
      }
  }
  ps();
}
function vt(e) {
  const t = /* @__PURE__ */ G(e);
  return t === e || (ue(t, "iterate", Ut), /* @__PURE__ */ xe(e)) ? t : /* @__PURE__ */ je(e) ? /* @__PURE__ */ ot(e) ? t.map((n) => it(ke(n))) : t.map(it) : t.map(ke);
}
function Cn(e) {
  return ue(e = /* @__PURE__ */ G(e), "iterate", Ut), e;
}
function Pe(e, t) {
  return /* @__PURE__ */ je(e) ? it(/* @__PURE__ */ ot(e) ? ke(t) : t) : ke(t);
}
const cr = {
  __proto__: null,
  [Symbol.iterator]() {
    return Hn(this, Symbol.iterator, (e) => Pe(this, e));
  },
  concat(...e) {
    return vt(this).concat(
      ...e.map((t) => H(t) ? vt(t) : t)
    );
  },
  entries() {
    return Hn(this, "entries", (e) => (e[1] = Pe(this, e[1]), e));
  },
  every(e, t) {
    return Ke(this, "every", e, t, void 0, arguments);
  },
  filter(e, t) {
    return Ke(
      this,
      "filter",
      e,
      t,
      (n) => n.map((s) => Pe(this, s)),
      arguments
    );
  },
  find(e, t) {
    return Ke(
      this,
      "find",
      e,
      t,
      (n) => Pe(this, n),
      arguments
    );
  },
  findIndex(e, t) {
    return Ke(this, "findIndex", e, t, void 0, arguments);
  },
  findLast(e, t) {
    return Ke(
      this,
      "findLast",
      e,
      t,
      (n) => Pe(this, n),
      arguments
    );
  },
  findLastIndex(e, t) {
    return Ke(this, "findLastIndex", e, t, void 0, arguments);
  },
  // flat, flatMap could benefit from ARRAY_ITERATE but are not straight-forward to implement
  forEach(e, t) {
    return Ke(this, "forEach", e, t, void 0, arguments);
  },
  includes(...e) {
    return jn(this, "includes", e);
  },
  indexOf(...e) {
    return jn(this, "indexOf", e);
  },
  join(e) {
    return vt(this).join(e);
  },
  // keys() iterator only reads `length`, no optimization required
  lastIndexOf(...e) {
    return jn(this, "lastIndexOf", e);
  },
  map(e, t) {
    return Ke(this, "map", e, t, void 0, arguments);
  },
  pop() {
    return Ot(this, "pop");
  },
  push(...e) {
    return Ot(this, "push", e);
  },
  reduce(e, ...t) {
    return Js(this, "reduce", e, t);
  },
  reduceRight(e, ...t) {
    return Js(this, "reduceRight", e, t);
  },
  shift() {
    return Ot(this, "shift");
  },
  // slice could use ARRAY_ITERATE but also seems to beg for range tracking
  some(e, t) {
    return Ke(this, "some", e, t, void 0, arguments);
  },
  splice(...e) {
    return Ot(this, "splice", e);
  },
  toReversed() {
    return vt(this).toReversed();
  },
  toSorted(e) {
    return vt(this).toSorted(e);
  },
  toSpliced(...e) {
    return vt(this).toSpliced(...e);
  },
  unshift(...e) {
    return Ot(this, "unshift", e);
  },
  values() {
    return Hn(this, "values", (e) => Pe(this, e));
  }
};
function Hn(e, t, n) {
  const s = Cn(e), o = s[t], i = o.call(s);
  if (s !== e && !/* @__PURE__ */ xe(e)) {
    if (i[Symbol.toStringTag] === "Array Iterator") {
      const r = Object.create(Object.getPrototypeOf(i));
      return r.next = () => zs(i.next(), n), o !== Ko[t] && Object.defineProperties(r, {
        return: {
          get() {
            const l = i.return;
            return typeof l == "function" ? l.bind(i) : l;
          }
        },
        throw: {
          get() {
            const l = i.throw;
            return typeof l == "function" ? l.bind(i) : l;
          }
        }
      }), r;
    }
    i._next = i.next, i.next = () => zs(i._next(), n);
  }
  return i;
}
function zs(e, t) {
  return e.done || (e.value = t(e.value)), e;
}
const Ko = Array.prototype;
function Ke(e, t, n, s, o, i) {
  const r = Cn(e), l = r !== e && !/* @__PURE__ */ xe(e), a = r[t];
  if (a !== Ko[t]) {
    const _ = a.apply(e, i);
    return l ? ke(_) : _;
  }
  let f = n;
  r !== e && (l ? f = function(_, O) {
    return n.call(this, Pe(e, _), O, e);
  } : n.length > 2 && (f = function(_, O) {
    return n.call(this, _, O, e);
  }));
  const u = a.call(r, f, s);
  return l && o ? o(u) : u;
}
function Js(e, t, n, s) {
  const o = Cn(e), i = o !== e && !/* @__PURE__ */ xe(e);
  let r = n, l = !1;
  o !== e && (i ? (l = s.length === 0, r = function(f, u, _) {
    return l && (l = !1, f = Pe(e, f)), n.call(this, f, Pe(e, u), _, e);
  }) : n.length > 3 && (r = function(f, u, _) {
    return n.call(this, f, u, _, e);
  }));
  const a = o[t](r, ...s);
  return l ? Pe(e, a) : a;
}
function jn(e, t, n) {
  const s = /* @__PURE__ */ G(e);
  ue(s, "iterate", Ut);
  const o = s[t](...n);
  return (o === -1 || o === !1) && /* @__PURE__ */ _s(n[0]) ? (n[0] = /* @__PURE__ */ G(n[0]), s[t](...n)) : o;
}
function Ot(e, t, n = []) {
  Qe(), hs();
  const s = (/* @__PURE__ */ G(e))[t].apply(e, n);
  return ps(), Ze(), s;
}
const ur = /* @__PURE__ */ cs("__proto__,__v_isRef,__isVue"), Bo = /* @__PURE__ */ new Set(
  /* @__PURE__ */ Object.getOwnPropertyNames(Symbol).filter((e) => e !== "arguments" && e !== "caller").map((e) => Symbol[e]).filter(He)
);
function fr(e) {
  He(e) || (e = String(e));
  const t = /* @__PURE__ */ G(this);
  return ue(t, "has", e), t.hasOwnProperty(e);
}
class Go {
  constructor(t = !1, n = !1) {
    this._isReadonly = t, this._isShallow = n;
  }
  get(t, n, s) {
    if (n === "__v_skip") return t.__v_skip;
    const o = this._isReadonly, i = this._isShallow;
    if (n === "__v_isReactive")
      return !o;
    if (n === "__v_isReadonly")
      return o;
    if (n === "__v_isShallow")
      return i;
    if (n === "__v_raw")
      return s === (o ? i ? wr : Yo : i ? Xo : Jo).get(t) || // receiver is not the reactive proxy, but has the same prototype
      // this means the receiver is a user proxy of the reactive proxy
      Object.getPrototypeOf(t) === Object.getPrototypeOf(s) ? t : void 0;
    const r = H(t);
    if (!o) {
      let a;
      if (r && (a = cr[n]))
        return a;
      if (n === "hasOwnProperty")
        return fr;
    }
    const l = Reflect.get(
      t,
      n,
      // if this is a proxy wrapping a ref, return methods using the raw ref
      // as receiver so that we don't have to call `toRaw` on the ref in all
      // its class methods
      /* @__PURE__ */ pe(t) ? t : s
    );
    if ((He(n) ? Bo.has(n) : ur(n)) || (o || ue(t, "get", n), i))
      return l;
    if (/* @__PURE__ */ pe(l)) {
      const a = r && us(n) ? l : l.value;
      return o && te(a) ? /* @__PURE__ */ os(a) : a;
    }
    return te(l) ? o ? /* @__PURE__ */ os(l) : /* @__PURE__ */ Xt(l) : l;
  }
}
class zo extends Go {
  constructor(t = !1) {
    super(!1, t);
  }
  set(t, n, s, o) {
    let i = t[n];
    const r = H(t) && us(n);
    if (!this._isShallow) {
      const f = /* @__PURE__ */ je(i);
      if (!/* @__PURE__ */ xe(s) && !/* @__PURE__ */ je(s) && (i = /* @__PURE__ */ G(i), s = /* @__PURE__ */ G(s)), !r && /* @__PURE__ */ pe(i) && !/* @__PURE__ */ pe(s))
        return f || (i.value = s), !0;
    }
    const l = r ? Number(n) < t.length : J(t, n), a = Reflect.set(
      t,
      n,
      s,
      /* @__PURE__ */ pe(t) ? t : o
    );
    return t === /* @__PURE__ */ G(o) && a && (l ? Ve(s, i) && ze(t, "set", n, s) : ze(t, "add", n, s)), a;
  }
  deleteProperty(t, n) {
    const s = J(t, n);
    t[n];
    const o = Reflect.deleteProperty(t, n);
    return o && s && ze(t, "delete", n, void 0), o;
  }
  has(t, n) {
    const s = Reflect.has(t, n);
    return (!He(n) || !Bo.has(n)) && ue(t, "has", n), s;
  }
  ownKeys(t) {
    return ue(
      t,
      "iterate",
      H(t) ? "length" : pt
    ), Reflect.ownKeys(t);
  }
}
class dr extends Go {
  constructor(t = !1) {
    super(!0, t);
  }
  set(t, n) {
    return !0;
  }
  deleteProperty(t, n) {
    return !0;
  }
}
const hr = /* @__PURE__ */ new zo(), pr = /* @__PURE__ */ new dr(), gr = /* @__PURE__ */ new zo(!0);
const ss = (e) => e, en = (e) => Reflect.getPrototypeOf(e);
function mr(e, t, n) {
  return function(...s) {
    const o = this.__v_raw, i = /* @__PURE__ */ G(o), r = st(i), l = e === "entries" || e === Symbol.iterator && r, a = e === "keys" && r, f = o[e](...s), u = n ? ss : t ? it : ke;
    return !t && ue(
      i,
      "iterate",
      a ? ns : pt
    ), ve(
      // inheriting all iterator properties
      Object.create(f),
      {
        // iterator protocol
        next() {
          const { value: _, done: O } = f.next();
          return O ? { value: _, done: O } : {
            value: l ? [u(_[0]), u(_[1])] : u(_),
            done: O
          };
        }
      }
    );
  };
}
function tn(e) {
  return function(...t) {
    return e === "delete" ? !1 : e === "clear" ? void 0 : this;
  };
}
function yr(e, t) {
  const n = {
    get(o) {
      const i = this.__v_raw, r = /* @__PURE__ */ G(i), l = /* @__PURE__ */ G(o);
      e || (Ve(o, l) && ue(r, "get", o), ue(r, "get", l));
      const { has: a } = en(r), f = t ? ss : e ? it : ke;
      if (a.call(r, o))
        return f(i.get(o));
      if (a.call(r, l))
        return f(i.get(l));
      i !== r && i.get(o);
    },
    get size() {
      const o = this.__v_raw;
      return !e && ue(/* @__PURE__ */ G(o), "iterate", pt), o.size;
    },
    has(o) {
      const i = this.__v_raw, r = /* @__PURE__ */ G(i), l = /* @__PURE__ */ G(o);
      return e || (Ve(o, l) && ue(r, "has", o), ue(r, "has", l)), o === l ? i.has(o) : i.has(o) || i.has(l);
    },
    forEach(o, i) {
      const r = this, l = r.__v_raw, a = /* @__PURE__ */ G(l), f = t ? ss : e ? it : ke;
      return !e && ue(a, "iterate", pt), l.forEach((u, _) => o.call(i, f(u), f(_), r));
    }
  };
  return ve(
    n,
    e ? {
      add: tn("add"),
      set: tn("set"),
      delete: tn("delete"),
      clear: tn("clear")
    } : {
      add(o) {
        const i = /* @__PURE__ */ G(this), r = en(i), l = /* @__PURE__ */ G(o), a = !t && !/* @__PURE__ */ xe(o) && !/* @__PURE__ */ je(o) ? l : o;
        return r.has.call(i, a) || Ve(o, a) && r.has.call(i, o) || Ve(l, a) && r.has.call(i, l) || (i.add(a), ze(i, "add", a, a)), this;
      },
      set(o, i) {
        !t && !/* @__PURE__ */ xe(i) && !/* @__PURE__ */ je(i) && (i = /* @__PURE__ */ G(i));
        const r = /* @__PURE__ */ G(this), { has: l, get: a } = en(r);
        let f = l.call(r, o);
        f || (o = /* @__PURE__ */ G(o), f = l.call(r, o));
        const u = a.call(r, o);
        return r.set(o, i), f ? Ve(i, u) && ze(r, "set", o, i) : ze(r, "add", o, i), this;
      },
      delete(o) {
        const i = /* @__PURE__ */ G(this), { has: r, get: l } = en(i);
        let a = r.call(i, o);
        a || (o = /* @__PURE__ */ G(o), a = r.call(i, o)), l && l.call(i, o);
        const f = i.delete(o);
        return a && ze(i, "delete", o, void 0), f;
      },
      clear() {
        const o = /* @__PURE__ */ G(this), i = o.size !== 0, r = o.clear();
        return i && ze(
          o,
          "clear",
          void 0,
          void 0
        ), r;
      }
    }
  ), [
    "keys",
    "values",
    "entries",
    Symbol.iterator
  ].forEach((o) => {
    n[o] = mr(o, e, t);
  }), n;
}
function ys(e, t) {
  const n = yr(e, t);
  return (s, o, i) => o === "__v_isReactive" ? !e : o === "__v_isReadonly" ? e : o === "__v_isShallow" ? t : o === "__v_raw" ? s : Reflect.get(
    J(n, o) && o in s ? n : s,
    o,
    i
  );
}
const br = {
  get: /* @__PURE__ */ ys(!1, !1)
}, _r = {
  get: /* @__PURE__ */ ys(!1, !0)
}, vr = {
  get: /* @__PURE__ */ ys(!0, !1)
};
const Jo = /* @__PURE__ */ new WeakMap(), Xo = /* @__PURE__ */ new WeakMap(), Yo = /* @__PURE__ */ new WeakMap(), wr = /* @__PURE__ */ new WeakMap();
function xr(e) {
  switch (e) {
    case "Object":
    case "Array":
      return 1;
    case "Map":
    case "Set":
    case "WeakMap":
    case "WeakSet":
      return 2;
    default:
      return 0;
  }
}
// @__NO_SIDE_EFFECTS__
function Xt(e) {
  return /* @__PURE__ */ je(e) ? e : bs(
    e,
    !1,
    hr,
    br,
    Jo
  );
}
// @__NO_SIDE_EFFECTS__
function kr(e) {
  return bs(
    e,
    !1,
    gr,
    _r,
    Xo
  );
}
// @__NO_SIDE_EFFECTS__
function os(e) {
  return bs(
    e,
    !0,
    pr,
    vr,
    Yo
  );
}
function bs(e, t, n, s, o) {
  if (!te(e) || e.__v_raw && !(t && e.__v_isReactive) || e.__v_skip || !Object.isExtensible(e))
    return e;
  const i = o.get(e);
  if (i)
    return i;
  const r = xr(zi(e));
  if (r === 0)
    return e;
  const l = new Proxy(
    e,
    r === 2 ? s : n
  );
  return o.set(e, l), l;
}
// @__NO_SIDE_EFFECTS__
function ot(e) {
  return /* @__PURE__ */ je(e) ? /* @__PURE__ */ ot(e.__v_raw) : !!(e && e.__v_isReactive);
}
// @__NO_SIDE_EFFECTS__
function je(e) {
  return !!(e && e.__v_isReadonly);
}
// @__NO_SIDE_EFFECTS__
function xe(e) {
  return !!(e && e.__v_isShallow);
}
// @__NO_SIDE_EFFECTS__
function _s(e) {
  return e ? !!e.__v_raw : !1;
}
// @__NO_SIDE_EFFECTS__
function G(e) {
  const t = e && e.__v_raw;
  return t ? /* @__PURE__ */ G(t) : e;
}
function Sr(e) {
  return !J(e, "__v_skip") && Object.isExtensible(e) && Eo(e, "__v_skip", !0), e;
}
const ke = (e) => te(e) ? /* @__PURE__ */ Xt(e) : e, it = (e) => te(e) ? /* @__PURE__ */ os(e) : e;
// @__NO_SIDE_EFFECTS__
function pe(e) {
  return e ? e.__v_isRef === !0 : !1;
}
// @__NO_SIDE_EFFECTS__
function ye(e) {
  return Qo(e, !1);
}
// @__NO_SIDE_EFFECTS__
function Cr(e) {
  return Qo(e, !0);
}
function Qo(e, t) {
  return /* @__PURE__ */ pe(e) ? e : new $r(e, t);
}
class $r {
  constructor(t, n) {
    this.dep = new ms(), this.__v_isRef = !0, this.__v_isShallow = !1, this._rawValue = n ? t : /* @__PURE__ */ G(t), this._value = n ? t : ke(t), this.__v_isShallow = n;
  }
  get value() {
    return this.dep.track(), this._value;
  }
  set value(t) {
    const n = this._rawValue, s = this.__v_isShallow || /* @__PURE__ */ xe(t) || /* @__PURE__ */ je(t);
    t = s ? t : /* @__PURE__ */ G(t), Ve(t, n) && (this._rawValue = t, this._value = s ? t : ke(t), this.dep.trigger());
  }
}
function d(e) {
  return /* @__PURE__ */ pe(e) ? e.value : e;
}
const Tr = {
  get: (e, t, n) => t === "__v_raw" ? e : d(Reflect.get(e, t, n)),
  set: (e, t, n, s) => {
    const o = e[t];
    return /* @__PURE__ */ pe(o) && !/* @__PURE__ */ pe(n) ? (o.value = n, !0) : Reflect.set(e, t, n, s);
  }
};
function Zo(e) {
  return /* @__PURE__ */ ot(e) ? e : new Proxy(e, Tr);
}
class Ar {
  constructor(t, n, s) {
    this.fn = t, this.setter = n, this._value = void 0, this.dep = new ms(this), this.__v_isRef = !0, this.deps = void 0, this.depsTail = void 0, this.flags = 16, this.globalVersion = jt - 1, this.next = void 0, this.effect = this, this.__v_isReadonly = !n, this.isSSR = s;
  }
  /**
   * @internal
   */
  notify() {
    if (this.flags |= 16, !(this.flags & 8) && // avoid infinite self recursion
    Z !== this)
      return Do(this, !0), !0;
  }
  get value() {
    const t = this.dep.track();
    return Uo(this), t && (t.version = this.dep.version), this._value;
  }
  set value(t) {
    this.setter && this.setter(t);
  }
}
// @__NO_SIDE_EFFECTS__
function Or(e, t, n = !1) {
  let s, o;
  return X(e) ? s = e : (s = e.get, o = e.set), new Ar(s, o, n);
}
const nn = {}, dn = /* @__PURE__ */ new WeakMap();
let ut;
function Ir(e, t = !1, n = ut) {
  if (n) {
    let s = dn.get(n);
    s || dn.set(n, s = []), s.push(e);
  }
}
function Mr(e, t, n = ee) {
  const { immediate: s, deep: o, once: i, scheduler: r, augmentJob: l, call: a } = n, f = (N) => o ? N : /* @__PURE__ */ xe(N) || o === !1 || o === 0 ? Je(N, 1) : Je(N);
  let u, _, O, A, V = !1, F = !1;
  if (/* @__PURE__ */ pe(e) ? (_ = () => e.value, V = /* @__PURE__ */ xe(e)) : /* @__PURE__ */ ot(e) ? (_ = () => f(e), V = !0) : H(e) ? (F = !0, V = e.some((N) => /* @__PURE__ */ ot(N) || /* @__PURE__ */ xe(N)), _ = () => e.map((N) => {
    if (/* @__PURE__ */ pe(N))
      return N.value;
    if (/* @__PURE__ */ ot(N))
      return f(N);
    if (X(N))
      return a ? a(N, 2) : N();
  })) : X(e) ? t ? _ = a ? () => a(e, 2) : e : _ = () => {
    if (O) {
      Qe();
      try {
        O();
      } finally {
        Ze();
      }
    }
    const N = ut;
    ut = u;
    try {
      return a ? a(e, 3, [A]) : e(A);
    } finally {
      ut = N;
    }
  } : _ = ht, t && o) {
    const N = _, ce = o === !0 ? 1 / 0 : o;
    _ = () => Je(N(), ce);
  }
  const j = rr(), W = () => {
    u.stop(), j && j.active && Ao(j.effects, u);
  };
  if (i && t) {
    const N = t;
    t = (...ce) => {
      try {
        return N(...ce);
      } finally {
        W();
      }
    };
  }
  let M = F ? new Array(e.length).fill(nn) : nn;
  const q = (N) => {
    if (!(!(u.flags & 1) || !u.dirty && !N))
      if (t) {
        const ce = u.run();
        if (N || o || V || (F ? ce.some((bt, et) => Ve(bt, M[et])) : Ve(ce, M))) {
          const bt = ut;
          Qe();
          try {
            O && O(), ut = u;
            const et = [
              ce,
              // pass undefined as the old value when it's changed for the first time
              M === nn ? void 0 : F && M[0] === nn ? [] : M,
              A
            ];
            M = ce, a ? a(t, 3, et) : (
              // @ts-expect-error
              t(...et)
            );
          } finally {
            ut = bt, Ze();
          }
        }
      } else
        u.run();
  };
  return l && l(q), u = new Lo(_), u.scheduler = r ? () => r(q, !1) : q, A = (N) => Ir(N, !1, u), O = u.onStop = () => {
    const N = dn.get(u);
    if (N) {
      if (a)
        a(N, 4);
      else
        for (const ce of N) ce();
      dn.delete(u);
    }
  }, t ? s ? q(!0) : M = u.run() : r ? r(q.bind(null, !0), !0) : u.run(), W.pause = u.pause.bind(u), W.resume = u.resume.bind(u), W.stop = W, W;
}
function Je(e, t = 1 / 0, n) {
  if (t <= 0 || !te(e) || e.__v_skip || (n = n || /* @__PURE__ */ new Map(), (n.get(e) || 0) >= t))
    return e;
  if (n.set(e, t), t--, /* @__PURE__ */ pe(e))
    Je(e.value, t, n);
  else if (H(e))
    for (let s = 0; s < e.length; s++)
      Je(e[s], t, n);
  else if (Xe(e) || st(e))
    e.forEach((s) => {
      Je(s, t, n);
    });
  else if (Mo(e)) {
    for (const s in e)
      Je(e[s], t, n);
    for (const s of Object.getOwnPropertySymbols(e))
      Object.prototype.propertyIsEnumerable.call(e, s) && Je(e[s], t, n);
  }
  return e;
}
/**
* @vue/runtime-core v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
function Yt(e, t, n, s) {
  try {
    return s ? e(...s) : e();
  } catch (o) {
    $n(o, t, n);
  }
}
function Ue(e, t, n, s) {
  if (X(e)) {
    const o = Yt(e, t, n, s);
    return o && Oo(o) && o.catch((i) => {
      $n(i, t, n, void 0, !0);
    }), o;
  }
  if (H(e)) {
    const o = [];
    for (let i = 0; i < e.length; i++)
      o.push(Ue(e[i], t, n, s));
    return o;
  }
}
function $n(e, t, n, s = !0, o = !1) {
  const i = t ? t.vnode : null, { errorHandler: r, throwUnhandledErrorInProduction: l } = t && t.appContext.config || ee;
  if (t) {
    let a = t.parent;
    const f = t.proxy, u = `https://vuejs.org/error-reference/#runtime-${n}`;
    for (; a; ) {
      const _ = a.ec;
      if (_ && !a.isUnmounted && // Async failures may outlive stopped scopes whose unmount effects
      // are deferred or discarded by Suspense.
      (!o || a.scope.active)) {
        for (let O = 0; O < _.length; O++)
          if (_[O](e, f, u) === !1)
            return;
      }
      a = a.parent;
    }
    if (r) {
      Qe(), Yt(r, null, 10, [
        e,
        f,
        u
      ]), Ze();
      return;
    }
  }
  Fr(e, n, i, s, l);
}
function Fr(e, t, n, s = !0, o = !1) {
  if (o)
    throw e;
  console.error(e);
}
const he = [];
let $e = -1;
const Ne = [];
let tt = null, wt = 0;
const ei = /* @__PURE__ */ Promise.resolve();
let hn = null;
function ti(e) {
  const t = hn || ei;
  return e ? t.then(this ? e.bind(this) : e) : t;
}
function Er(e) {
  let t = $e + 1, n = he.length;
  for (; t < n; ) {
    const s = t + n >>> 1, o = he[s], i = Wt(o);
    i < e || i === e && o.flags & 2 ? t = s + 1 : n = s;
  }
  return t;
}
function vs(e) {
  if (!(e.flags & 1)) {
    const t = Wt(e), n = he[he.length - 1];
    !n || // fast path when the job id is larger than the tail
    !(e.flags & 2) && t >= Wt(n) ? he.push(e) : he.splice(Er(t), 0, e), e.flags |= 1, ni();
  }
}
function ni() {
  hn || (hn = ei.then(ii));
}
function Rr(e) {
  if (!H(e))
    tt && e.id === -1 ? tt.splice(wt + 1, 0, e) : e.flags & 1 || (Ne.push(e), e.flags |= 1);
  else
    for (let t = 0; t < e.length; t++)
      Ne.push(e[t]);
  ni();
}
function si(e, t, n, s = $e + 1) {
  for (; s < he.length; s++) {
    const o = he[s];
    if (o && o.flags & 2) {
      if (e && o.id !== e.uid || t !== void 0 && !(o.id >= t))
        continue;
      he.splice(s, 1), s = e ? s - 1 : $e, o.flags & 4 && (o.flags &= -2), o(), o.flags & 4 || (o.flags &= -2);
    }
  }
}
function oi(e, t, n = 0) {
  if (Ne.length) {
    let s = Ne, o = 0;
    if (t) {
      s = [];
      for (let r = 0; r < Ne.length; r++) {
        const l = Ne[r];
        (l.i !== void 0 ? !l.i || l.i.uid < n : t.has(l)) ? Ne[o++] = l : s.push(l);
      }
    }
    const i = [...new Set(s)].sort((r, l) => Wt(r) - Wt(l));
    if (Ne.length = o, tt) {
      for (let r = 0; r < i.length; r++)
        tt.push(i[r]);
      return;
    }
    for (tt = i, wt = 0; wt < tt.length; wt++) {
      const r = tt[wt];
      r.flags & 4 && (r.flags &= -2), r.flags & 8 || r(), r.flags &= -2;
    }
    tt = null, wt = 0;
  }
}
let Un = !1;
function Pr(e, t) {
  if (Un) {
    e();
    return;
  }
  const n = t === void 0 ? void 0 : new Set(Ne);
  e(), Un = !0;
  try {
    si(void 0, t), oi(void 0, n, t);
  } finally {
    Un = !1;
  }
}
const Wt = (e) => e.id == null ? e.flags & 2 ? -1 : 1 / 0 : e.id;
function ii(e) {
  try {
    for ($e = 0; $e < he.length; $e++) {
      const t = he[$e];
      t && !(t.flags & 8) && (t.flags & 4 && (t.flags &= -2), Yt(
        t,
        t.i,
        t.i ? 15 : 14
      ), t.flags & 4 || (t.flags &= -2));
    }
  } finally {
    for (; $e < he.length; $e++) {
      const t = he[$e];
      t && (t.flags &= -2);
    }
    $e = -1, he.length = 0, oi(), hn = null, (he.length || Ne.length) && ii();
  }
}
let we = null, ri = null;
function pn(e) {
  const t = we;
  return we = e, ri = e && e.type.__scopeId || null, t;
}
function Nr(e, t = we, n) {
  if (!t || e._n)
    return e;
  const s = (...o) => {
    s._d && no(-1);
    const i = pn(t), r = gt.length;
    let l;
    try {
      l = e(...o);
    } finally {
      for (let a = gt.length; a > r; a--) Si();
      pn(i), s._d && no(1);
    }
    return l;
  };
  return s._n = !0, s._c = !0, s._d = !0, s;
}
function me(e, t) {
  if (we === null)
    return e;
  const n = In(we), s = e.dirs || (e.dirs = []);
  for (let o = 0; o < t.length; o++) {
    let [i, r, l, a = ee] = t[o];
    i && (X(i) && (i = {
      mounted: i,
      updated: i
    }), i.deep && Je(r), s.push({
      dir: i,
      instance: n,
      value: r,
      oldValue: void 0,
      arg: l,
      modifiers: a
    }));
  }
  return e;
}
function at(e, t, n, s) {
  let o = e;
  if (s === "beforeMount")
    e._mount = e;
  else if (s === "beforeUpdate") {
    const l = t && t._mount;
    l && (l._latest = e, e._mount = l);
  } else if (s === "mounted") {
    const l = e._latest;
    e._mount = e._latest = void 0, l && (o = l, l._mount = void 0);
  }
  const i = o.dirs, r = t && t.dirs;
  for (let l = 0; l < i.length; l++) {
    let a = i[l];
    r ? a.oldValue = r[l].value : s === "mounted" && a.oldValue !== void 0 && (a = ve({}, a, { oldValue: void 0 }));
    let f = a.dir[s];
    f && (Qe(), Ue(f, n, 8, [
      e.el,
      a,
      o,
      t
    ]), Ze());
  }
}
function Lr(e, t, n = !1) {
  const s = vl();
  if (s || kt) {
    let o = kt ? kt._context.provides : s ? s.parent == null || s.ce ? s.vnode.appContext && s.vnode.appContext.provides : s.parent.provides : void 0;
    if (o && e in o)
      return o[e];
    if (arguments.length > 1)
      return n && X(t) ? t.call(s && s.proxy) : t;
  }
}
const Vr = /* @__PURE__ */ Symbol.for("v-scx"), Dr = () => Lr(Vr);
function ws(e, t, n) {
  return Hr(e, t, n);
}
function Hr(e, t, n = ee) {
  const { immediate: s, deep: o, flush: i, once: r } = n, l = ve({}, n), a = t && s || !t && i !== "post";
  let f;
  if (Bt) {
    if (i === "sync") {
      const A = Dr();
      f = A.__watcherHandles || (A.__watcherHandles = []);
    } else if (!a) {
      const A = () => {
      };
      return A.stop = ht, A.resume = ht, A.pause = ht, A;
    }
  }
  const u = rt;
  l.call = (A, V, F) => Ue(A, u, V, F);
  let _ = !1;
  i === "post" ? l.scheduler = (A) => {
    A.i = u, de(A, u && u.suspense);
  } : i !== "sync" && (_ = !0, l.scheduler = (A, V) => {
    V ? A() : vs(A);
  }), l.augmentJob = (A) => {
    t && (A.flags |= 4), _ && (A.flags |= 2, u && (A.id = u.uid, A.i = u));
  };
  const O = Mr(e, t, l);
  return Bt && (f ? f.push(O) : a && O()), O;
}
const jr = /* @__PURE__ */ Symbol("_vte"), Tn = (e) => e.__isTeleport, Wn = /* @__PURE__ */ Symbol("_leaveCb");
function Ur(e) {
  let t = e[0];
  if (e.length > 1) {
    for (const n of e)
      if (n.type !== Oe) {
        t = n;
        break;
      }
  }
  return t;
}
function li(e) {
  if (!ai(e))
    return Tn(e.type) && e.children ? Ur(e.children) : e;
  if (e.component)
    return e.component.subTree;
  const { shapeFlag: t, children: n } = e;
  if (n) {
    if (t & 16)
      return n[0];
    if (t & 32 && X(n.default))
      return n.default();
  }
}
function Nt(e, t) {
  if (e.shapeFlag & 6 && e.component) {
    e.transition = t;
    const n = e.component.subTree;
    Nt(
      Tn(n.type) && li(n) || n,
      t
    );
  } else if (e.shapeFlag & 128) {
    const n = e.suspense;
    if (n) {
      const s = n.isHydrating ? n.pendingBranch : n.activeBranch;
      s && Nt(s, t.clone(s));
    } else
      e.ssContent.transition = t.clone(e.ssContent), e.ssFallback.transition = t.clone(e.ssFallback);
  } else if (e.transition = t, e.type === E && H(e.children)) {
    const n = di(e.children, !1);
    n && Nt(n, t);
  }
}
function is(e) {
  if (e.component)
    return is(e.component.subTree);
  if (e.type === E) {
    const t = H(e.children) && di(e.children, !1);
    return t ? is(t) : void 0;
  }
  if (e.type !== Oe)
    return e;
}
// @__NO_SIDE_EFFECTS__
function Me(e, t) {
  return X(e) ? (
    // #8236: extend call and options.name access are considered side-effects
    // by Rollup, so we have to wrap it in a pure-annotated IIFE.
    ve({ name: e.name }, t, { setup: e })
  ) : e;
}
function Wr(e) {
  e.ids = [e.ids[0] + e.ids[2]++ + "-", 0, 0];
}
function Xs(e, t) {
  let n;
  return !!((n = Object.getOwnPropertyDescriptor(e, t)) && !n.configurable);
}
const gn = /* @__PURE__ */ new WeakMap();
function Lt(e, t, n, s, o = !1) {
  if (H(e)) {
    e.forEach(
      (F, j) => Lt(
        F,
        t && (H(t) ? t[j] : t),
        n,
        s,
        o
      )
    );
    return;
  }
  if (Vt(s) && !o) {
    s.shapeFlag & 512 && s.type.__asyncResolved && s.component.subTree.component && Lt(e, t, n, s.component.subTree);
    return;
  }
  const i = s.shapeFlag & 4 ? In(s.component) : s.el, r = o ? null : i, { i: l, r: a } = e, f = t && t.r, u = l.refs === ee ? l.refs = {} : l.refs, _ = l.setupState, O = /* @__PURE__ */ G(_), A = _ === ee ? To : (F) => Xs(u, F) ? !1 : J(O, F), V = (F, j) => !(j && Xs(u, j));
  if (f != null && f !== a) {
    if (Ys(t), oe(f))
      u[f] = null, A(f) && (_[f] = null);
    else if (/* @__PURE__ */ pe(f)) {
      const F = t;
      V(f, F.k) && (f.value = null), F.k && (u[F.k] = null);
    }
  }
  if (X(a))
    Yt(a, l, 12, [r, u]);
  else {
    const F = oe(a), j = /* @__PURE__ */ pe(a);
    if (F || j) {
      const W = () => {
        if (e.f) {
          const M = F ? A(a) ? _[a] : u[a] : V() || !e.k ? a.value : u[e.k];
          if (o)
            H(M) && Ao(M, i);
          else if (H(M))
            M.includes(i) || M.push(i);
          else if (F)
            u[a] = [i], A(a) && (_[a] = u[a]);
          else {
            const q = [i];
            V(a, e.k) && (a.value = q), e.k && (u[e.k] = q);
          }
        } else F ? (u[a] = r, A(a) && (_[a] = r)) : j && (V(a, e.k) && (a.value = r), e.k && (u[e.k] = r));
      };
      if (r) {
        const M = () => {
          W(), gn.delete(e);
        };
        M.id = -1, gn.set(e, M), de(M, n);
      } else
        Ys(e), W();
    }
  }
}
function Ys(e) {
  const t = gn.get(e);
  t && (t.flags |= 8, gn.delete(e));
}
Sn().requestIdleCallback;
Sn().cancelIdleCallback;
const Vt = (e) => !!e.type.__asyncLoader, ai = (e) => e.type.__isKeepAlive;
function qr(e, t, n = rt, s = !1) {
  if (n) {
    const o = n[e] || (n[e] = []), i = t.__weh || (t.__weh = (...r) => {
      Qe();
      const l = $s(n), a = Ue(t, n, e, r);
      return l(), Ze(), a;
    });
    return s ? o.unshift(i) : o.push(i), i;
  }
}
const ci = (e) => (t, n = rt) => {
  (!Bt || e === "sp") && qr(e, (...s) => t(...s), n);
}, ui = ci("m"), xs = ci("um"), Kr = /* @__PURE__ */ Symbol.for("v-ndc");
function Q(e, t, n, s) {
  let o;
  const i = n, r = H(e);
  if (r || oe(e)) {
    const l = r && /* @__PURE__ */ ot(e);
    let a = !1, f = !1;
    l && (a = !/* @__PURE__ */ xe(e), f = /* @__PURE__ */ je(e), e = Cn(e)), o = new Array(e.length);
    for (let u = 0, _ = e.length; u < _; u++)
      o[u] = t(
        a ? f ? it(ke(e[u])) : ke(e[u]) : e[u],
        u,
        void 0,
        i
      );
  } else if (typeof e == "number")
    if (!Number.isInteger(e) || e < 0)
      o = [];
    else {
      o = new Array(e);
      for (let l = 0; l < e; l++)
        o[l] = t(l + 1, l, void 0, i);
    }
  else if (te(e))
    if (e[Symbol.iterator])
      o = Array.from(
        e,
        (l, a) => t(l, a, void 0, i)
      );
    else {
      const l = Object.keys(e);
      o = new Array(l.length);
      for (let a = 0, f = l.length; a < f; a++) {
        const u = l[a];
        o[a] = t(e[u], u, a, i);
      }
    }
  else
    o = [];
  return o;
}
const rs = (e) => e ? Ai(e) ? In(e) : rs(e.parent) : null, Dt = (
  // Move PURE marker to new line to workaround compiler discarding it
  // due to type annotation
  /* @__PURE__ */ ve(/* @__PURE__ */ Object.create(null), {
    $: (e) => e,
    $el: (e) => e.vnode.el,
    $data: (e) => e.data,
    $props: (e) => e.props,
    $attrs: (e) => e.attrs,
    $slots: (e) => e.slots,
    $refs: (e) => e.refs,
    $parent: (e) => rs(e.parent),
    $root: (e) => rs(e.root),
    $host: (e) => e.ce,
    $emit: (e) => e.emit,
    $options: (e) => e.type,
    $forceUpdate: (e) => e.f || (e.f = () => {
      vs(e.update);
    }),
    $nextTick: (e) => e.n || (e.n = ti.bind(e.proxy)),
    $watch: (e) => ht
  })
), qn = (e, t) => e !== ee && !e.__isScriptSetup && J(e, t), Br = {
  get({ _: e }, t) {
    if (t === "__v_skip")
      return !0;
    const { ctx: n, setupState: s, data: o, props: i, accessCache: r, type: l, appContext: a } = e;
    if (t[0] !== "$") {
      const O = r[t];
      if (O !== void 0)
        switch (O) {
          case 1:
            return s[t];
          case 2:
            return o[t];
          case 4:
            return n[t];
          case 3:
            return i[t];
        }
      else {
        if (qn(s, t))
          return r[t] = 1, s[t];
        if (J(i, t))
          return r[t] = 3, i[t];
        if (n !== ee && J(n, t))
          return r[t] = 4, n[t];
        r[t] = 0;
      }
    }
    const f = Dt[t];
    let u, _;
    if (f)
      return t === "$attrs" && ue(e.attrs, "get", ""), f(e);
    if (
      // css module (injected by vue-loader)
      (u = l.__cssModules) && (u = u[t])
    )
      return u;
    if (n !== ee && J(n, t))
      return r[t] = 4, n[t];
    if (
      // global properties
      _ = a.config.globalProperties, J(_, t)
    )
      return _[t];
  },
  set({ _: e }, t, n) {
    const { data: s, setupState: o, ctx: i } = e;
    return qn(o, t) ? (o[t] = n, !0) : J(e.props, t) || t[0] === "$" && t.slice(1) in e ? !1 : (i[t] = n, !0);
  },
  has({
    _: { data: e, setupState: t, accessCache: n, ctx: s, appContext: o, props: i, type: r }
  }, l) {
    let a;
    return !!(n[l] || qn(t, l) || J(i, l) || J(s, l) || J(Dt, l) || J(o.config.globalProperties, l) || (a = r.__cssModules) && a[l]);
  },
  defineProperty(e, t, n) {
    return n.get != null ? e._.accessCache[t] = 0 : J(n, "value") && this.set(e, t, n.value, null), Reflect.defineProperty(e, t, n);
  }
};
function fi() {
  return {
    app: null,
    config: {
      isNativeTag: To,
      performance: !1,
      globalProperties: {},
      optionMergeStrategies: {},
      errorHandler: void 0,
      warnHandler: void 0,
      compilerOptions: {}
    },
    mixins: [],
    components: {},
    directives: {},
    provides: /* @__PURE__ */ Object.create(null),
    optionsCache: /* @__PURE__ */ new WeakMap(),
    propsCache: /* @__PURE__ */ new WeakMap(),
    emitsCache: /* @__PURE__ */ new WeakMap()
  };
}
let Gr = 0;
function zr(e, t) {
  return function(s, o = null) {
    X(s) || (s = ve({}, s)), o != null && !te(o) && (o = null);
    const i = fi(), r = /* @__PURE__ */ new WeakSet(), l = [];
    let a = !1;
    const f = i.app = {
      _uid: Gr++,
      _component: s,
      _props: o,
      _container: null,
      _context: i,
      _instance: null,
      version: $l,
      get config() {
        return i.config;
      },
      set config(u) {
      },
      use(u, ..._) {
        return r.has(u) || (u && X(u.install) ? (r.add(u), u.install(f, ..._)) : X(u) && (r.add(u), u(f, ..._))), f;
      },
      mixin(u) {
        return f;
      },
      component(u, _) {
        return _ ? (i.components[u] = _, f) : i.components[u];
      },
      directive(u, _) {
        return _ ? (i.directives[u] = _, f) : i.directives[u];
      },
      mount(u, _, O) {
        if (!a) {
          const A = f._ceVNode || _e(s, o);
          return A.appContext = i, O === !0 ? O = "svg" : O === !1 && (O = void 0), e(A, u, O), a = !0, f._container = u, u.__vue_app__ = f, In(A.component);
        }
      },
      onUnmount(u) {
        l.push(u);
      },
      unmount() {
        a && (Ue(
          l,
          f._instance,
          16
        ), e(null, f._container), delete f._container.__vue_app__);
      },
      provide(u, _) {
        return i.provides[u] = _, f;
      },
      runWithContext(u) {
        const _ = kt;
        kt = f;
        try {
          return u();
        } finally {
          kt = _;
        }
      }
    };
    return f;
  };
}
let kt = null;
const Jr = (e, t) => t === "modelValue" || t === "model-value" ? e.modelModifiers : e[`${t}Modifiers`] || e[`${Te(t)}Modifiers`] || e[`${mt(t)}Modifiers`];
function Xr(e, t, ...n) {
  if (e.isUnmounted) return;
  const s = e.vnode.props || ee;
  let o = n;
  const i = t.startsWith("update:"), r = i && Jr(s, t.slice(7));
  r && (r.trim && (o = n.map((u) => oe(u) ? u.trim() : u)), r.number && (o = o.map(Jt)));
  let l, a = s[l = Ln(t)] || // also try camelCase event handler (#2249)
  s[l = Ln(Te(t))];
  !a && i && (a = s[l = Ln(mt(t))]), a && Ue(
    a,
    e,
    6,
    o
  );
  const f = s[l + "Once"];
  if (f) {
    if (!e.emitted)
      e.emitted = {};
    else if (e.emitted[l])
      return;
    e.emitted[l] = !0, Ue(
      f,
      e,
      6,
      o
    );
  }
}
function Yr(e, t, n = !1) {
  const s = t.emitsCache, o = s.get(e);
  if (o !== void 0)
    return o;
  const i = e.emits;
  let r = {};
  return i ? (H(i) ? i.forEach((l) => r[l] = null) : ve(r, i), te(e) && s.set(e, r), r) : (te(e) && s.set(e, null), null);
}
function An(e, t) {
  return !e || !wn(t) ? !1 : (t = t.slice(2), t = t === "Once" ? t : t.replace(/Once$/, ""), J(e, t[0].toLowerCase() + t.slice(1)) || J(e, mt(t)) || J(e, t));
}
function Qs(e) {
  const {
    type: t,
    vnode: n,
    proxy: s,
    withProxy: o,
    propsOptions: [i],
    slots: r,
    attrs: l,
    emit: a,
    render: f,
    renderCache: u,
    props: _,
    data: O,
    setupState: A,
    ctx: V,
    inheritAttrs: F
  } = e, j = pn(e);
  let W, M;
  try {
    if (n.shapeFlag & 4) {
      const N = o || s, ce = N;
      W = Le(
        f.call(
          ce,
          N,
          u,
          _,
          A,
          O,
          V
        )
      ), M = l;
    } else {
      const N = t;
      W = Le(
        N.length > 1 ? N(
          _,
          { attrs: l, slots: r, emit: a }
        ) : N(
          _,
          null
        )
      ), M = t.props ? l : Qr(l);
    }
  } catch (N) {
    gt.length = 0, $n(N, e, 1), W = _e(Oe);
  }
  let q = W;
  if (M && F !== !1) {
    const N = Object.keys(M), { shapeFlag: ce } = q;
    N.length && ce & 7 && (i && N.some(xn) && (M = Zr(
      M,
      i
    )), q = Ct(q, M, !1, !0));
  }
  if (n.dirs && (q = Ct(q, null, !1, !0), q.dirs = q.dirs ? q.dirs.concat(n.dirs) : n.dirs), n.transition) {
    const N = Tn(q.type) && li(q) || q;
    Nt(N, n.transition);
  }
  return W = q, pn(j), W;
}
function di(e, t = !0) {
  let n;
  for (let s = 0; s < e.length; s++) {
    const o = e[s];
    if (Cs(o)) {
      if (o.type !== Oe || o.children === "v-if") {
        if (n)
          return;
        n = o;
      }
    } else
      return;
  }
  return n;
}
const Qr = (e) => {
  let t;
  for (const n in e)
    (n === "class" || n === "style" || wn(n)) && ((t || (t = {}))[n] = e[n]);
  return t;
}, Zr = (e, t) => {
  const n = {};
  for (const s in e)
    (!xn(s) || !(s.slice(9) in t)) && (n[s] = e[s]);
  return n;
};
function el(e, t, n) {
  const { props: s, children: o, component: i } = e, { props: r, children: l, patchFlag: a } = t, f = i.emitsOptions;
  if (t.dirs || t.transition)
    return !0;
  if (n && a >= 0) {
    if (a & 1024)
      return !0;
    if (a & 16)
      return s ? Zs(s, r, f) : !!r;
    if (a & 8) {
      const u = t.dynamicProps;
      for (let _ = 0; _ < u.length; _++) {
        const O = u[_];
        if (hi(r, s, O) && !An(f, O))
          return !0;
      }
    }
  } else
    return (o || l) && (!l || !l.$stable) ? !0 : s === r ? !1 : s ? r ? Zs(s, r, f) : !0 : !!r;
  return !1;
}
function Zs(e, t, n) {
  const s = Object.keys(t);
  if (s.length !== Object.keys(e).length)
    return !0;
  for (let o = 0; o < s.length; o++) {
    const i = s[o];
    if (!J(e, i) || hi(t, e, i) && !An(n, i))
      return !0;
  }
  return !1;
}
function hi(e, t, n) {
  const s = e[n], o = t[n];
  return n === "style" && te(s) && te(o) ? !Ye(s, o) : s !== o;
}
function tl({ vnode: e, parent: t, suspense: n }, s) {
  for (; t; ) {
    const o = t.subTree;
    if (o.suspense && o.suspense.activeBranch === e && (o.suspense.vnode.el = o.el = s, e = o), o === e)
      (e = t.vnode).el = s, t = t.parent;
    else
      break;
  }
  n && n.activeBranch === e && (n.vnode.el = s);
}
const pi = {}, gi = () => Object.create(pi), mi = (e) => Object.getPrototypeOf(e) === pi;
function nl(e, t, n, s = !1) {
  const o = {}, i = gi();
  e.propsDefaults = /* @__PURE__ */ Object.create(null), yi(e, t, o, i);
  for (const r in e.propsOptions[0])
    r in o || (o[r] = void 0);
  n ? e.props = s ? o : /* @__PURE__ */ kr(o) : e.type.props ? e.props = o : e.props = i, e.attrs = i;
}
function sl(e, t, n, s) {
  const {
    props: o,
    attrs: i,
    vnode: { patchFlag: r }
  } = e, l = /* @__PURE__ */ G(o), [a] = e.propsOptions;
  let f = !1;
  if (
    // always force full diff in dev
    // - #1942 if hmr is enabled with sfc component
    // - vite#872 non-sfc component used by sfc component
    (s || r > 0) && !(r & 16)
  ) {
    if (r & 8) {
      const u = e.vnode.dynamicProps;
      for (let _ = 0; _ < u.length; _++) {
        let O = u[_];
        if (An(e.emitsOptions, O))
          continue;
        const A = t[O];
        if (a)
          if (J(i, O))
            A !== i[O] && (i[O] = A, f = !0);
          else {
            const V = Te(O);
            o[V] = ls(
              a,
              l,
              V,
              A,
              e,
              !1
            );
          }
        else
          A !== i[O] && (i[O] = A, f = !0);
      }
    }
  } else {
    yi(e, t, o, i) && (f = !0);
    let u;
    for (const _ in l)
      (!t || // for camelCase
      !J(t, _) && // it's possible the original props was passed in as kebab-case
      // and converted to camelCase (#955)
      ((u = mt(_)) === _ || !J(t, u))) && (a ? n && // for camelCase
      (n[_] !== void 0 || // for kebab-case
      n[u] !== void 0) && (o[_] = ls(
        a,
        l,
        _,
        void 0,
        e,
        !0
      )) : delete o[_]);
    if (i !== l)
      for (const _ in i)
        (!t || !J(t, _)) && (delete i[_], f = !0);
  }
  f && ze(e.attrs, "set", "");
}
function yi(e, t, n, s) {
  const [o, i] = e.propsOptions;
  let r = !1, l;
  if (t)
    for (let a in t) {
      if (Et(a))
        continue;
      const f = t[a];
      let u;
      o && J(o, u = Te(a)) ? !i || !i.includes(u) ? n[u] = f : (l || (l = {}))[u] = f : An(e.emitsOptions, a) || (!(a in s) || f !== s[a]) && (s[a] = f, r = !0);
    }
  if (i) {
    const a = /* @__PURE__ */ G(n), f = l || ee;
    for (let u = 0; u < i.length; u++) {
      const _ = i[u];
      n[_] = ls(
        o,
        a,
        _,
        f[_],
        e,
        !J(f, _)
      );
    }
  }
  return r;
}
function ls(e, t, n, s, o, i) {
  const r = e[n];
  if (r != null) {
    const l = J(r, "default");
    if (l && s === void 0) {
      const a = r.default;
      if (r.type !== Function && !r.skipFactory && X(a)) {
        const { propsDefaults: f } = o;
        if (n in f)
          s = f[n];
        else {
          const u = $s(o);
          s = f[n] = a.call(
            null,
            t
          ), u();
        }
      } else
        s = a;
      o.ce && o.ce._setProp(n, s);
    }
    r[
      0
      /* shouldCast */
    ] && (i && !l ? s = !1 : r[
      1
      /* shouldCastTrue */
    ] && (s === "" || s === mt(n)) && (s = !0));
  }
  return s;
}
function ol(e, t, n = !1) {
  const s = t.propsCache, o = s.get(e);
  if (o)
    return o;
  const i = e.props, r = {}, l = [];
  if (!i)
    return te(e) && s.set(e, dt), dt;
  if (H(i))
    for (let f = 0; f < i.length; f++) {
      const u = Te(i[f]);
      eo(u) && (r[u] = ee);
    }
  else if (i)
    for (const f in i) {
      const u = Te(f);
      if (eo(u)) {
        const _ = i[f], O = r[u] = H(_) || X(_) ? { type: _ } : ve({}, _), A = O.type;
        let V = !1, F = !0;
        if (H(A))
          for (let j = 0; j < A.length; ++j) {
            const W = A[j], M = X(W) && W.name;
            if (M === "Boolean") {
              V = !0;
              break;
            } else M === "String" && (F = !1);
          }
        else
          V = X(A) && A.name === "Boolean";
        O[
          0
          /* shouldCast */
        ] = V, O[
          1
          /* shouldCastTrue */
        ] = F, (V || J(O, "default")) && l.push(u);
      }
    }
  const a = [r, l];
  return te(e) && s.set(e, a), a;
}
function eo(e) {
  return e[0] !== "$" && !Et(e);
}
const ks = (e) => e === "_" || e === "_ctx" || e === "$stable", Ss = (e) => H(e) ? e.map(Le) : [Le(e)], il = (e, t, n) => {
  if (t._n)
    return t;
  const s = Nr((...o) => Ss(t(...o)), n);
  return s._c = !1, s;
}, bi = (e, t, n) => {
  const s = e._ctx;
  for (const o in e) {
    if (ks(o)) continue;
    const i = e[o];
    if (X(i))
      t[o] = il(o, i, s);
    else if (i != null) {
      const r = Ss(i);
      t[o] = () => r;
    }
  }
}, _i = (e, t) => {
  const n = Ss(t);
  e.slots.default = () => n;
}, vi = (e, t, n) => {
  for (const s in t)
    (n || !ks(s)) && (e[s] = t[s]);
}, rl = (e, t, n) => {
  const s = e.slots = gi();
  if (e.vnode.shapeFlag & 32) {
    const o = t._;
    o ? (vi(s, t, n), n && Eo(s, "_", o, !0)) : bi(t, s);
  } else t && _i(e, t);
}, ll = (e, t, n) => {
  const { vnode: s, slots: o } = e;
  let i = !0, r = ee;
  if (s.shapeFlag & 32) {
    const l = t._;
    l ? n && l === 1 ? i = !1 : vi(o, t, n) : (i = !t.$stable, bi(t, o)), r = t;
  } else t && (_i(e, t), r = { default: 1 });
  if (i)
    for (const l in o)
      !ks(l) && r[l] == null && delete o[l];
}, de = hl;
function al(e) {
  return cl(e);
}
function cl(e, t) {
  const n = Sn();
  n.__VUE__ = !0;
  const {
    insert: s,
    remove: o,
    patchProp: i,
    createElement: r,
    createText: l,
    createComment: a,
    setText: f,
    setElementText: u,
    parentNode: _,
    nextSibling: O,
    setScopeId: A = ht,
    insertStaticContent: V
  } = e, F = (c, h, m, S = null, w = null, k = null, T = void 0, $ = null, C = !!h.dynamicChildren) => {
    if (c === h)
      return;
    c && !It(c, h) && (S = Zt(c), We(c, w, k, !0), c = null), h.patchFlag === -2 && (C = !1, h.dynamicChildren = null), h.dynamicChildren && c && c.dynamicChildren && c.dynamicChildren.hasOnce && (h.dynamicChildren === dt && (h.dynamicChildren = []), h.dynamicChildren.hasOnce = !0);
    const { type: x, ref: R, shapeFlag: I } = h;
    switch (x) {
      case On:
        j(c, h, m, S);
        break;
      case Oe:
        W(c, h, m, S);
        break;
      case Bn:
        c == null && M(h, m, S, T);
        break;
      case E:
        Ui(
          c,
          h,
          m,
          S,
          w,
          k,
          T,
          $,
          C
        );
        break;
      default:
        I & 1 ? ce(
          c,
          h,
          m,
          S,
          w,
          k,
          T,
          $,
          C
        ) : I & 6 ? Wi(
          c,
          h,
          m,
          S,
          w,
          k,
          T,
          $,
          C
        ) : (I & 64 || I & 128) && x.process(
          c,
          h,
          m,
          S,
          w,
          k,
          T,
          $,
          C,
          At
        );
    }
    R != null && w ? Lt(R, c && c.ref, k, h || c, !h) : R == null && c && c.ref != null && Lt(c.ref, null, k, c, !0);
  }, j = (c, h, m, S) => {
    if (c == null)
      s(
        h.el = l(h.children),
        m,
        S
      );
    else {
      const w = h.el = c.el;
      h.children !== c.children && f(w, h.children);
    }
  }, W = (c, h, m, S) => {
    c == null ? s(
      h.el = a(h.children || ""),
      m,
      S
    ) : h.el = c.el;
  }, M = (c, h, m, S) => {
    [c.el, c.anchor] = V(
      c.children,
      h,
      m,
      S,
      c.el,
      c.anchor
    );
  }, q = ({ el: c, anchor: h }, m, S) => {
    let w;
    for (; c && c !== h; )
      w = O(c), s(c, m, S), c = w;
    s(h, m, S);
  }, N = ({ el: c, anchor: h }) => {
    let m;
    for (; c && c !== h; )
      m = O(c), o(c), c = m;
    o(h);
  }, ce = (c, h, m, S, w, k, T, $, C) => {
    if (h.type === "svg" ? T = "svg" : h.type === "math" && (T = "mathml"), c == null)
      bt(
        h,
        m,
        S,
        w,
        k,
        T,
        $,
        C
      );
    else {
      const x = c.el && c.el._isVueCE ? c.el : null;
      try {
        x && x._beginPatch(), ji(
          c,
          h,
          w,
          k,
          T,
          $,
          C
        );
      } finally {
        x && x._endPatch();
      }
    }
  }, bt = (c, h, m, S, w, k, T, $) => {
    let C, x;
    const { props: R, shapeFlag: I, transition: P, dirs: D } = c;
    if (C = c.el = r(
      c.type,
      k,
      R && R.is,
      R
    ), I & 8 ? u(C, c.children) : I & 16 && _t(
      c.children,
      C,
      null,
      S,
      w,
      Kn(c, k),
      T,
      $
    ), D && at(c, null, S, "created"), et(C, c, c.scopeId, T, S), R) {
      for (const Y in R)
        Y !== "value" && !Et(Y) && i(C, Y, null, R[Y], k, S);
      "value" in R && i(C, "value", null, R.value, k), (x = R.onVnodeBeforeMount) && Re(x, S, c);
    }
    D && at(c, null, S, "beforeMount");
    const K = ul(w, P);
    K ? P.beforeEnter(C) : P && !P.persisted && (C[dl] = !0), s(C, h, m), ((x = R && R.onVnodeMounted) || K || D) && de(() => {
      try {
        x && Re(x, S, c), K && P.enter(C), D && at(c, null, S, "mounted");
      } finally {
      }
    }, w);
  }, et = (c, h, m, S, w) => {
    if (m && A(c, m), S)
      for (let k = 0; k < S.length; k++)
        A(c, S[k]);
    if (w) {
      let k = w.subTree;
      if (h === k || ki(k.type) && (k.ssContent === h || k.ssFallback === h)) {
        const T = w.vnode;
        et(
          c,
          T,
          T.scopeId,
          T.slotScopeIds,
          w.parent
        );
      }
    }
  }, _t = (c, h, m, S, w, k, T, $, C = 0) => {
    for (let x = C; x < c.length; x++) {
      const R = c[x] = $ ? Ge(c[x]) : Le(c[x]);
      F(
        null,
        R,
        h,
        m,
        S,
        w,
        k,
        T,
        $
      );
    }
  }, ji = (c, h, m, S, w, k, T) => {
    const $ = h.el = c.el;
    let { patchFlag: C, dynamicChildren: x, dirs: R } = h;
    C |= c.patchFlag & 16;
    const I = c.props || ee, P = h.props || ee;
    let D;
    if (m && ct(m, !1), (D = P.onVnodeBeforeUpdate) && Re(D, m, h, c), R && at(h, c, m, "beforeUpdate"), m && ct(m, !0), // #6385 the old vnode may be a user-wrapped non-isomorphic block
    // Force full diff when block metadata is unstable.
    x && (!c.dynamicChildren || c.dynamicChildren.length !== x.length) && (C = 0, T = !1, x = null), (I.innerHTML && P.innerHTML == null || I.textContent && P.textContent == null) && u($, ""), x ? Rn(
      c.dynamicChildren,
      x,
      $,
      m,
      S,
      Kn(h, w),
      k
    ) : T || Nn(
      c,
      h,
      $,
      null,
      m,
      S,
      Kn(h, w),
      k,
      !1
    ), C > 0) {
      if (C & 16)
        Es($, I, P, m, w);
      else if (C & 2 && I.class !== P.class && i($, "class", null, P.class, w), C & 4 && i($, "style", I.style, P.style, w), C & 8) {
        const K = h.dynamicProps;
        for (let Y = 0; Y < K.length; Y++) {
          const z = K[Y], se = I[z], le = P[z];
          (le !== se || z === "value") && i($, z, se, le, w, m);
        }
      }
      C & 1 && c.children !== h.children && u($, h.children);
    } else !T && x == null && Es($, I, P, m, w);
    ((D = P.onVnodeUpdated) || R) && de(() => {
      D && Re(D, m, h, c), R && at(h, c, m, "updated");
    }, S);
  }, Rn = (c, h, m, S, w, k, T) => {
    for (let $ = 0; $ < h.length; $++) {
      const C = c[$], x = h[$], R = C.el || Ht(C), I = (
        // oldVNode may be an errored async setup() component inside Suspense
        // which will not have a mounted element
        R && // - In the case of a Fragment, we need to provide the actual parent
        // of the Fragment itself so it can move its children.
        (C.type === E || // - In the case of different nodes, there is going to be a replacement
        // which also requires the correct parent container
        !It(C, x) || // - In the case of a component, it could contain anything.
        C.shapeFlag & 198) ? _(R) : (
          // In other cases, the parent container is not actually used so we
          // just pass the block element here to avoid a DOM parentNode call.
          m
        )
      );
      F(
        C,
        x,
        I,
        null,
        S,
        w,
        k,
        T,
        !0
      );
    }
  }, Es = (c, h, m, S, w) => {
    if (h !== m) {
      if (h !== ee)
        for (const k in h)
          !Et(k) && !(k in m) && i(
            c,
            k,
            h[k],
            null,
            w,
            S
          );
      for (const k in m) {
        if (Et(k)) continue;
        const T = m[k], $ = h[k];
        T !== $ && k !== "value" && i(c, k, $, T, w, S);
      }
      "value" in m && i(c, "value", h.value, m.value, w);
    }
  }, Ui = (c, h, m, S, w, k, T, $, C) => {
    const x = h.el = c ? c.el : l(""), R = h.anchor = c ? c.anchor : l("");
    let { patchFlag: I, dynamicChildren: P, slotScopeIds: D } = h;
    D && ($ = $ ? $.concat(D) : D), c == null ? (s(x, m, S), s(R, m, S), _t(
      // #10007
      // such fragment like `<></>` will be compiled into
      // a fragment which doesn't have a children.
      // In this case fallback to an empty array
      h.children || [],
      m,
      R,
      w,
      k,
      T,
      $,
      C
    )) : I > 0 && I & 64 && P && // #2715 the previous fragment could've been a BAILed one as a result
    // of renderSlot() with no valid children
    c.dynamicChildren && c.dynamicChildren.length === P.length ? (Rn(
      c.dynamicChildren,
      P,
      m,
      w,
      k,
      T,
      $
    ), // #2080 if the stable fragment has a key, it's a <template v-for> that may
    //  get moved around. Make sure all root level vnodes inherit el.
    // #2134 or if it's a component root, it may also get moved around
    // as the component is being moved.
    (h.key != null || w && h === w.subTree) && wi(
      c,
      h,
      !0
      /* shallow */
    )) : Nn(
      c,
      h,
      m,
      R,
      w,
      k,
      T,
      $,
      C
    );
  }, Wi = (c, h, m, S, w, k, T, $, C) => {
    h.slotScopeIds = $, c == null ? h.shapeFlag & 512 ? w.ctx.activate(
      h,
      m,
      S,
      T,
      C
    ) : Rs(
      h,
      m,
      S,
      w,
      k,
      T,
      C
    ) : qi(c, h, C);
  }, Rs = (c, h, m, S, w, k, T) => {
    const $ = c.component = _l(
      c,
      S,
      w
    );
    if (ai(c) && ($.ctx.renderer = At), wl($, !1, T), $.asyncDep) {
      if (w && w.registerDep(
        $,
        Ps,
        T,
        k
      ), !c.el) {
        const C = $.subTree = _e(Oe);
        W(null, C, h, m), c.placeholder = C.el;
      }
    } else
      Ps(
        $,
        c,
        h,
        m,
        w,
        k,
        T
      );
  }, qi = (c, h, m) => {
    const S = h.component = c.component;
    if (el(c, h, m))
      if (S.asyncDep && !S.asyncResolved) {
        h.el = c.el, h.placeholder = c.placeholder, Pn(S, h, m);
        return;
      } else
        S.next = h, S.update();
    else
      h.el = c.el, h.placeholder = c.placeholder, S.vnode = h;
  }, Ps = (c, h, m, S, w, k, T) => {
    const $ = () => {
      if (c.isMounted) {
        let { next: I, bu: P, u: D, parent: K, vnode: Y } = c;
        {
          const Fe = xi(c);
          if (Fe) {
            I && (I.el = Y.el, Pn(c, I, T)), Fe.asyncDep.then(() => {
              const qe = () => {
                c.job.flags & 8 || (w && w.pendingBranch ? de(qe, w) : x());
              };
              qe.flags = 48, de(qe, w);
            });
            return;
          }
        }
        let z = I, se;
        ct(c, !1), I ? (I.el = Y.el, Pn(c, I, T)) : I = Y, P && cn(P), (se = I.props && I.props.onVnodeBeforeUpdate) && Re(se, K, I, Y), ct(c, !0);
        const le = Qs(c), Se = c.subTree;
        c.subTree = le, F(
          Se,
          le,
          // parent may have changed if it's in a teleport. a root that is a
          // pending async component only has its placeholder comment
          _(
            Se.el || Ht(Se)
          ),
          // anchor may have changed if it's in a fragment
          Zt(Se),
          c,
          w,
          k
        ), I.el = le.el, z === null && tl(c, le.el), D && de(D, w), (se = I.props && I.props.onVnodeUpdated) && de(
          () => Re(se, K, I, Y),
          w
        );
      } else {
        let I;
        const { el: P, props: D } = h, { bm: K, m: Y, parent: z, root: se, type: le } = c, Se = Vt(h);
        ct(c, !1), K && cn(K), !Se && (I = D && D.onVnodeBeforeMount) && Re(I, z, h), ct(c, !0);
        {
          se.ce && se.ce._hasShadowRoot() && se.ce._injectChildStyle(
            le,
            c.parent ? c.parent.type : void 0
          );
          const Fe = c.subTree = Qs(c);
          F(
            null,
            Fe,
            m,
            S,
            c,
            w,
            k
          ), h.el = Fe.el;
        }
        if (Y && de(Y, w), !Se && (I = D && D.onVnodeMounted)) {
          const Fe = h;
          de(
            () => Re(I, z, Fe),
            w
          );
        }
        (h.shapeFlag & 256 || z && Vt(z.vnode) && z.vnode.shapeFlag & 256) && c.a && de(c.a, w), c.isMounted = !0, h = m = S = null;
      }
    };
    c.scope.on();
    const C = c.effect = new Lo($);
    c.scope.off();
    const x = c.update = C.run.bind(C), R = c.job = C.runIfDirty.bind(C);
    R.i = c, R.id = c.uid, C.scheduler = () => vs(R), ct(c, !0), x();
  }, Pn = (c, h, m) => {
    h.component = c;
    const S = c.vnode.props;
    c.vnode = h, c.next = null, sl(c, h.props, S, m), ll(c, h.children, m), Qe(), si(c), Ze();
  }, Nn = (c, h, m, S, w, k, T, $, C = !1) => {
    const x = c && c.children, R = c ? c.shapeFlag : 0, I = h.children, { patchFlag: P, shapeFlag: D } = h;
    if (P > 0) {
      if (P & 128) {
        Ns(
          x,
          I,
          m,
          S,
          w,
          k,
          T,
          $,
          C
        );
        return;
      } else if (P & 256) {
        Ki(
          x,
          I,
          m,
          S,
          w,
          k,
          T,
          $,
          C
        );
        return;
      }
    }
    D & 8 ? (R & 16 && Tt(x, w, k), I !== x && u(m, I)) : R & 16 ? D & 16 ? Ns(
      x,
      I,
      m,
      S,
      w,
      k,
      T,
      $,
      C
    ) : Tt(x, w, k, !0) : (R & 8 && u(m, ""), D & 16 && _t(
      I,
      m,
      S,
      w,
      k,
      T,
      $,
      C
    ));
  }, Ki = (c, h, m, S, w, k, T, $, C) => {
    c = c || dt, h = h || dt;
    const x = c.length, R = h.length, I = Math.min(x, R);
    let P;
    for (P = 0; P < I; P++) {
      const D = h[P] = C ? Ge(h[P]) : Le(h[P]);
      F(
        c[P],
        D,
        m,
        null,
        w,
        k,
        T,
        $,
        C
      );
    }
    x > R ? Tt(
      c,
      w,
      k,
      !0,
      !1,
      I
    ) : _t(
      h,
      m,
      S,
      w,
      k,
      T,
      $,
      C,
      I
    );
  }, Ns = (c, h, m, S, w, k, T, $, C) => {
    let x = 0;
    const R = h.length;
    let I = c.length - 1, P = R - 1;
    for (; x <= I && x <= P; ) {
      const D = c[x], K = h[x] = C ? Ge(h[x]) : Le(h[x]);
      if (It(D, K))
        F(
          D,
          K,
          m,
          null,
          w,
          k,
          T,
          $,
          C
        );
      else
        break;
      x++;
    }
    for (; x <= I && x <= P; ) {
      const D = c[I], K = h[P] = C ? Ge(h[P]) : Le(h[P]);
      if (It(D, K))
        F(
          D,
          K,
          m,
          null,
          w,
          k,
          T,
          $,
          C
        );
      else
        break;
      I--, P--;
    }
    if (x > I) {
      if (x <= P) {
        const D = P + 1, K = D < R ? h[D].el : S;
        for (; x <= P; )
          F(
            null,
            h[x] = C ? Ge(h[x]) : Le(h[x]),
            m,
            K,
            w,
            k,
            T,
            $,
            C
          ), x++;
      }
    } else if (x > P)
      for (; x <= I; )
        We(c[x], w, k, !0), x++;
    else {
      const D = x, K = x, Y = /* @__PURE__ */ new Map();
      for (x = K; x <= P; x++) {
        const ge = h[x] = C ? Ge(h[x]) : Le(h[x]);
        ge.key != null && Y.set(ge.key, x);
      }
      let z, se = 0;
      const le = P - K + 1;
      let Se = !1, Fe = 0;
      const qe = new Array(le);
      for (x = 0; x < le; x++) qe[x] = 0;
      for (x = D; x <= I; x++) {
        const ge = c[x];
        if (se >= le) {
          We(ge, w, k, !0);
          continue;
        }
        let Ee;
        if (ge.key != null)
          Ee = Y.get(ge.key);
        else
          for (z = K; z <= P; z++)
            if (qe[z - K] === 0 && It(ge, h[z])) {
              Ee = z;
              break;
            }
        Ee === void 0 ? We(ge, w, k, !0) : (qe[Ee - K] = x + 1, Ee >= Fe ? Fe = Ee : Se = !0, F(
          ge,
          h[Ee],
          m,
          null,
          w,
          k,
          T,
          $,
          C
        ), se++);
      }
      const Hs = Se ? fl(qe) : dt;
      for (z = Hs.length - 1, x = le - 1; x >= 0; x--) {
        const ge = K + x, Ee = h[ge], js = h[ge + 1], Us = ge + 1 < R ? (
          // #13559, #14173 fallback to el placeholder for unresolved async component
          js.el || Ht(js)
        ) : S;
        qe[x] === 0 ? F(
          null,
          Ee,
          m,
          Us,
          w,
          k,
          T,
          $,
          C
        ) : Se && (z < 0 || x !== Hs[z] ? Qt(Ee, m, Us, 2) : z--);
      }
    }
  }, Qt = (c, h, m, S, w = null) => {
    const { el: k, type: T, transition: $, children: C, shapeFlag: x } = c;
    if (x & 6) {
      Qt(c.component.subTree, h, m, S);
      return;
    }
    if (x & 128) {
      c.suspense.move(h, m, S);
      return;
    }
    if (x & 64) {
      T.move(c, h, m, At);
      return;
    }
    if (T === E) {
      s(k, h, m);
      for (let I = 0; I < C.length; I++)
        Qt(C[I], h, m, S);
      s(c.anchor, h, m);
      return;
    }
    if (T === Bn) {
      q(c, h, m);
      return;
    }
    if (S !== 2 && x & 1 && $)
      if (S === 0)
        $.persisted && !k[Wn] ? s(k, h, m) : ($.beforeEnter(k), s(k, h, m), de(() => $.enter(k), w));
      else {
        const { leave: I, delayLeave: P, afterLeave: D } = $, K = () => {
          c.ctx.isUnmounted ? o(k) : s(k, h, m);
        }, Y = () => {
          const z = k._isLeaving || !!k[Wn];
          k._isLeaving && k[Wn](
            !0
            /* cancelled */
          ), $.persisted && !z ? K() : I(k, () => {
            K(), D && D();
          });
        };
        P ? P(k, K, Y) : Y();
      }
    else
      s(k, h, m);
  }, We = (c, h, m, S = !1, w = !1) => {
    const {
      type: k,
      props: T,
      ref: $,
      children: C,
      dynamicChildren: x,
      shapeFlag: R,
      patchFlag: I,
      dirs: P,
      cacheIndex: D,
      memo: K
    } = c;
    if ((I === -2 || x && x.hasOnce) && (w = !1), $ != null && (Qe(), Lt($, null, m, c, !0), Ze()), D != null && (!c.ctx || c.ctx === h) && (h.renderCache[D] = void 0), R & 256 && h.ctx.deactivate(c))
      return;
    const Y = R & 1 && P, z = !Vt(c);
    let se;
    if (z && (se = T && T.onVnodeBeforeUnmount) && Re(se, h, c), R & 6)
      Bi(c.component, m, S);
    else {
      if (R & 128) {
        c.suspense.unmount(m, S);
        return;
      }
      Y && at(c, null, h, "beforeUnmount"), R & 64 ? c.type.remove(
        c,
        h,
        m,
        At,
        S
      ) : x && // #5154
      // when v-once is used inside a block, setBlockTracking(-1) marks the
      // parent block with hasOnce: true
      // so that it doesn't take the fast path during unmount - otherwise
      // components nested in v-once are never unmounted.
      !x.hasOnce && // #1153: fast path should not be taken for non-stable (v-for) fragments
      (k !== E || I > 0 && I & 64) ? Tt(
        x,
        h,
        m,
        !1,
        !0
      ) : (k === E && I & 384 || !w && R & 16) && Tt(C, h, m), S && Ls(c);
    }
    const le = K != null && D == null;
    (z && (se = T && T.onVnodeUnmounted) || Y || le) && de(() => {
      se && Re(se, h, c), Y && at(c, null, h, "unmounted"), le && (c.el = null);
    }, m);
  }, Ls = (c) => {
    const { type: h, el: m, anchor: S, transition: w } = c, k = h === E;
    if (k && !w) {
      Vs(m, S);
      return;
    }
    if (h === Bn) {
      N(c), w && !w.persisted && w.afterLeave && w.afterLeave();
      return;
    }
    const T = k ? is(c) : c, $ = () => {
      k ? _(m) && Vs(m, S) : o(m), w && !w.persisted && w.afterLeave && w.afterLeave();
    };
    if (T && T.shapeFlag & 1 && w && !w.persisted) {
      const { leave: C, delayLeave: x } = w, R = T.el, I = () => C(R, $);
      x ? x(R, $, I) : I();
    } else
      $();
  }, Vs = (c, h) => {
    let m;
    for (; c !== h; )
      m = O(c), o(c), c = m;
    o(h);
  }, Bi = (c, h, m) => {
    const { bum: S, scope: w, job: k, subTree: T, um: $, m: C, a: x } = c;
    to(C), to(x), S && cn(S), w.stop(), k ? (k.flags |= 8, We(T, c, h, m)) : T && (T.transition = c.vnode.transition, We(T, c, h, m)), $ && de($, h);
    const R = () => {
      c.isUnmounted = !0;
    };
    R.flags = 16, de(R, h);
  }, Tt = (c, h, m, S = !1, w = !1, k = 0) => {
    for (let T = k; T < c.length; T++)
      We(c[T], h, m, S, w);
  }, Zt = (c) => {
    if (c.shapeFlag & 6)
      return Zt(c.component.subTree);
    if (c.shapeFlag & 128)
      return c.suspense.next();
    const h = O(c.anchor || c.el), m = h && h[jr];
    return m ? O(m) : h;
  }, Ds = (c, h, m) => {
    const S = c && h._vnode ? void 0 : c && c.component ? c.component.uid : bl();
    Pr(() => {
      c == null ? h._vnode && We(h._vnode, null, null, !0) : F(
        h._vnode || null,
        c,
        h,
        null,
        null,
        null,
        m
      ), h._vnode = c;
    }, S);
  }, At = {
    p: F,
    um: We,
    m: Qt,
    r: Ls,
    mt: Rs,
    mc: _t,
    pc: Nn,
    pbc: Rn,
    n: Zt,
    o: e
  };
  return {
    render: Ds,
    hydrate: void 0,
    createApp: zr(Ds)
  };
}
function Kn({ type: e, props: t }, n) {
  return n === "svg" && e === "foreignObject" || n === "mathml" && e === "annotation-xml" && t && t.encoding && t.encoding.includes("html") ? void 0 : n;
}
function ct({ effect: e, job: t }, n) {
  n ? (e.flags |= 32, t.flags |= 4) : (e.flags &= -33, t.flags &= -5);
}
function ul(e, t) {
  return (!e || e && !e.pendingBranch) && t && !t.persisted;
}
function wi(e, t, n = !1) {
  const s = e.children, o = t.children;
  if (H(s) && H(o))
    for (let i = 0; i < s.length; i++) {
      const r = s[i];
      let l = o[i];
      l.shapeFlag & 1 && !l.dynamicChildren && ((l.patchFlag <= 0 || l.patchFlag === 32) && (l = o[i] = Ge(o[i]), l.el = r.el), !n && l.patchFlag !== -2 && wi(r, l)), l.type === On && (l.patchFlag === -1 && (l = o[i] = Ge(l)), l.el = r.el), l.type === Oe && !l.el && (l.el = r.el);
    }
}
function fl(e) {
  const t = e.slice(), n = [0];
  let s, o, i, r, l;
  const a = e.length;
  for (s = 0; s < a; s++) {
    const f = e[s];
    if (f !== 0) {
      if (o = n[n.length - 1], e[o] < f) {
        t[s] = o, n.push(s);
        continue;
      }
      for (i = 0, r = n.length - 1; i < r; )
        l = i + r >> 1, e[n[l]] < f ? i = l + 1 : r = l;
      f < e[n[i]] && (i > 0 && (t[s] = n[i - 1]), n[i] = s);
    }
  }
  for (i = n.length, r = n[i - 1]; i-- > 0; )
    n[i] = r, r = t[r];
  return n;
}
function xi(e) {
  const t = e.subTree.component;
  if (t)
    return t.asyncDep && !t.asyncResolved ? t : xi(t);
}
function to(e) {
  if (e)
    for (let t = 0; t < e.length; t++)
      e[t].flags |= 8;
}
function Ht(e) {
  if (e.placeholder)
    return e.placeholder;
  const t = e.component;
  if (t)
    return Ht(t.subTree);
  const n = e.suspense;
  return n && n.activeBranch ? Ht(n.activeBranch) : null;
}
const ki = (e) => e.__isSuspense, dl = /* @__PURE__ */ Symbol("_deferredEnter");
function hl(e, t) {
  t && t.pendingBranch ? H(e) ? t.effects.push(...e) : t.effects.push(e) : Rr(e);
}
const E = /* @__PURE__ */ Symbol.for("v-fgt"), On = /* @__PURE__ */ Symbol.for("v-txt"), Oe = /* @__PURE__ */ Symbol.for("v-cmt"), Bn = /* @__PURE__ */ Symbol.for("v-stc"), gt = [];
let be = null;
function g(e = !1) {
  gt.push(be = e ? null : []);
}
function Si() {
  gt.pop(), be = gt[gt.length - 1] || null;
}
let qt = 1;
function no(e, t = !1) {
  qt += e, e < 0 && be && t && (be.hasOnce = !0);
}
function Ci(e) {
  return e.dynamicChildren = qt > 0 ? be || dt : null, Si(), qt > 0 && be && be.push(e), e;
}
function b(e, t, n, s, o, i) {
  return Ci(
    y(
      e,
      t,
      n,
      s,
      o,
      i,
      !0
    )
  );
}
function ft(e, t, n, s, o) {
  return Ci(
    _e(
      e,
      t,
      n,
      s,
      o,
      !0
    )
  );
}
function Cs(e) {
  return e ? e.__v_isVNode === !0 : !1;
}
function It(e, t) {
  return e.type === t.type && e.key === t.key;
}
const $i = ({ key: e }) => e ?? null, un = ({
  ref: e,
  ref_key: t,
  ref_for: n
}) => (typeof e == "number" && (e = "" + e), e != null ? oe(e) || /* @__PURE__ */ pe(e) || X(e) ? { i: we, r: e, k: t, f: !!n } : e : null);
function y(e, t = null, n = null, s = 0, o = null, i = e === E ? 0 : 1, r = !1, l = !1) {
  const a = {
    __v_isVNode: !0,
    __v_skip: !0,
    type: e,
    props: t,
    key: t && $i(t),
    ref: t && un(t),
    scopeId: ri,
    slotScopeIds: null,
    children: n,
    component: null,
    suspense: null,
    ssContent: null,
    ssFallback: null,
    dirs: null,
    transition: null,
    el: null,
    anchor: null,
    target: null,
    targetStart: null,
    targetAnchor: null,
    staticCount: 0,
    shapeFlag: i,
    patchFlag: s,
    dynamicProps: o,
    dynamicChildren: null,
    appContext: null,
    ctx: we
  };
  return l ? (mn(a, n), i & 128 && e.normalize(a)) : n && (a.shapeFlag |= oe(n) ? 8 : 16), qt > 0 && // avoid a block node from tracking itself
  !r && // has current parent block
  be && // presence of a patch flag indicates this node needs patching on updates.
  // component nodes also should always be patched, because even if the
  // component doesn't need to update, it needs to persist the instance on to
  // the next vnode so that it can be properly unmounted later.
  (a.patchFlag > 0 || i & 6) && // the EVENTS flag is only for hydration and if it is the only flag, the
  // vnode should not be considered dynamic due to handler caching.
  a.patchFlag !== 32 && be.push(a), a;
}
const _e = pl;
function pl(e, t = null, n = null, s = 0, o = null, i = !1) {
  if ((!e || e === Kr) && (e = Oe), Cs(e)) {
    const l = Ct(
      e,
      t,
      !0
      /* mergeRef: true */
    );
    return n && mn(l, n), qt > 0 && !i && be && (l.shapeFlag & 6 ? be[be.indexOf(e)] = l : be.push(l)), l.patchFlag = -2, l;
  }
  if (Cl(e) && (e = e.__vccOpts), t) {
    t = gl(t);
    let { class: l, style: a } = t;
    l && !oe(l) && (t.class = yt(l)), te(a) && (/* @__PURE__ */ _s(a) && !H(a) && (a = ve({}, a)), t.style = fs(a));
  }
  const r = oe(e) ? 1 : ki(e) ? 128 : Tn(e) ? 64 : te(e) ? 4 : X(e) ? 2 : 0;
  return y(
    e,
    t,
    n,
    s,
    o,
    r,
    i,
    !0
  );
}
function gl(e) {
  return e ? /* @__PURE__ */ _s(e) ? ve({}, e) : mi(e) ? ve({}, e[Ii] || e) : e : null;
}
function Ct(e, t, n = !1, s = !1) {
  const { props: o, ref: i, patchFlag: r, children: l, transition: a } = e, f = t ? ml(o || {}, t) : o, u = {
    __v_isVNode: !0,
    __v_skip: !0,
    type: e.type,
    props: f,
    key: f && $i(f),
    ref: t && t.ref ? (
      // #2078 in the case of <component :is="vnode" ref="extra"/>
      // if the vnode itself already has a ref, cloneVNode will need to merge
      // the refs so the single vnode can be set on multiple refs
      n && i ? H(i) ? i.concat(un(t)) : [i, un(t)] : un(t)
    ) : i,
    scopeId: e.scopeId,
    slotScopeIds: e.slotScopeIds,
    children: l,
    target: e.target,
    targetStart: e.targetStart,
    targetAnchor: e.targetAnchor,
    staticCount: e.staticCount,
    shapeFlag: e.shapeFlag,
    // if the vnode is cloned with extra props, we can no longer assume its
    // existing patch flag to be reliable and need to add the FULL_PROPS flag.
    // note: preserve flag for fragments since they use the flag for children
    // fast paths only.
    patchFlag: t && e.type !== E ? r === -1 ? 16 : r | 16 : r,
    dynamicProps: e.dynamicProps,
    dynamicChildren: e.dynamicChildren,
    appContext: e.appContext,
    dirs: e.dirs,
    transition: a,
    // These should technically only be non-null on mounted VNodes. However,
    // they *should* be copied for kept-alive vnodes. So we just always copy
    // them since them being non-null during a mount doesn't affect the logic as
    // they will simply be overwritten.
    component: e.component,
    suspense: e.suspense,
    ssContent: e.ssContent && Ct(e.ssContent),
    ssFallback: e.ssFallback && Ct(e.ssFallback),
    placeholder: e.placeholder,
    el: e.el,
    anchor: e.anchor,
    ctx: e.ctx,
    ce: e.ce,
    cacheIndex: e.cacheIndex
  };
  return a && s && Nt(
    u,
    a.clone(u)
  ), u;
}
function B(e = " ", t = 0) {
  return _e(On, null, e, t);
}
function U(e = "", t = !1) {
  return t ? (g(), ft(Oe, null, e)) : _e(Oe, null, e);
}
function Le(e) {
  return e == null || typeof e == "boolean" ? _e(Oe) : H(e) ? _e(
    E,
    null,
    // #3666, avoid reference pollution when reusing vnode
    e.slice()
  ) : Cs(e) ? Ge(e) : _e(On, null, String(e));
}
function Ge(e) {
  return e.el === null && e.patchFlag !== -1 || e.memo ? e : Ct(e);
}
function mn(e, t) {
  let n = 0;
  const { shapeFlag: s } = e;
  if (t == null)
    t = null;
  else if (H(t))
    n = 16;
  else if (typeof t == "object")
    if (s & 65) {
      const o = t.default;
      o && (o._c && (o._d = !1), mn(e, o()), o._c && (o._d = !0));
      return;
    } else {
      n = 32;
      const o = t._;
      !o && !mi(t) ? t._ctx = we : o === 3 && we && (we.slots._ === 1 ? t._ = 1 : (t._ = 2, e.patchFlag |= 1024));
    }
  else if (X(t)) {
    if (s & 65) {
      mn(e, { default: t });
      return;
    }
    t = { default: t, _ctx: we }, n = 32;
  } else
    t = String(t), s & 64 ? (n = 16, t = [B(t)]) : n = 8;
  e.children = t, e.shapeFlag |= n;
}
function ml(...e) {
  const t = {};
  for (let n = 0; n < e.length; n++) {
    const s = e[n];
    for (const o in s)
      if (o === "class")
        t.class !== s.class && (t.class = yt([t.class, s.class]));
      else if (o === "style")
        t.style = fs([t.style, s.style]);
      else if (wn(o)) {
        const i = t[o], r = s[o];
        r && i !== r && !(H(i) && i.includes(r)) ? t[o] = i ? [].concat(i, r) : r : r == null && i == null && // mergeProps({ 'onUpdate:modelValue': undefined }) should not retain
        // the model listener.
        !xn(o) && (t[o] = r);
      } else o !== "" && (t[o] = s[o]);
  }
  return t;
}
function Re(e, t, n, s = null) {
  Ue(e, t, 7, [
    n,
    s
  ]);
}
const yl = /* @__PURE__ */ fi();
let Ti = 0;
function bl() {
  return Ti;
}
function _l(e, t, n) {
  const s = e.type, o = (t ? t.appContext : e.appContext) || yl, i = {
    uid: Ti++,
    vnode: e,
    type: s,
    parent: t,
    appContext: o,
    root: null,
    // to be immediately set
    next: null,
    subTree: null,
    // will be set synchronously right after creation
    effect: null,
    update: null,
    // will be set synchronously right after creation
    job: null,
    scope: new ir(
      !0
      /* detached */
    ),
    render: null,
    proxy: null,
    exposed: null,
    exposeProxy: null,
    withProxy: null,
    provides: t ? t.provides : Object.create(o.provides),
    ids: t ? t.ids : ["", 0, 0],
    accessCache: null,
    renderCache: [],
    // local resolved assets
    components: null,
    directives: null,
    // resolved props and emits options
    propsOptions: ol(s, o),
    emitsOptions: Yr(s, o),
    // emit
    emit: null,
    // to be set immediately
    emitted: null,
    // props default value
    propsDefaults: ee,
    // inheritAttrs
    inheritAttrs: s.inheritAttrs,
    // state
    ctx: ee,
    data: ee,
    props: ee,
    attrs: ee,
    slots: ee,
    refs: ee,
    setupState: ee,
    setupContext: null,
    // suspense related
    suspense: n,
    suspenseId: n ? n.pendingId : 0,
    asyncDep: null,
    asyncResolved: !1,
    // lifecycle hooks
    // not using enums here because it results in computed properties
    isMounted: !1,
    isUnmounted: !1,
    isDeactivated: !1,
    bc: null,
    c: null,
    bm: null,
    m: null,
    bu: null,
    u: null,
    um: null,
    bum: null,
    da: null,
    a: null,
    rtg: null,
    rtc: null,
    ec: null,
    sp: null
  };
  return i.ctx = { _: i }, i.root = t ? t.root : i, i.emit = Xr.bind(null, i), e.ce && e.ce(i), i;
}
let rt = null;
const vl = () => rt || we;
let yn, Kt;
{
  const e = Sn(), t = (n, s) => {
    let o;
    return (o = e[n]) || (o = e[n] = []), o.push(s), (i) => {
      o.length > 1 ? o.forEach((r) => r(i)) : o[0](i);
    };
  };
  yn = t(
    "__VUE_INSTANCE_SETTERS__",
    (n) => rt = n
  ), Kt = t(
    "__VUE_SSR_SETTERS__",
    (n) => Bt = n
  );
}
const $s = (e) => {
  const t = rt;
  return yn(e), e.scope.on(), () => {
    e.scope.off(), yn(t);
  };
}, so = () => {
  rt && rt.scope.off(), yn(null);
};
function Ai(e) {
  return e.vnode.shapeFlag & 4;
}
let Bt = !1;
function wl(e, t = !1, n = !1) {
  t && Kt(t);
  const { props: s, children: o } = e.vnode, i = Ai(e);
  nl(e, s, i, t), rl(e, o, n || t);
  const r = i ? xl(e, t) : void 0;
  return t && Kt(!1), r;
}
function xl(e, t) {
  const n = e.type;
  e.accessCache = /* @__PURE__ */ Object.create(null), e.proxy = new Proxy(e.ctx, Br);
  const { setup: s } = n;
  if (s) {
    Qe();
    const o = e.setupContext = s.length > 1 ? Sl(e) : null, i = $s(e), r = Yt(
      s,
      e,
      0,
      [
        e.props,
        o
      ]
    ), l = Oo(r);
    if (Ze(), i(), (l || e.sp) && !Vt(e) && Wr(e), l) {
      if (r.then(so, so), t)
        return r.then((a) => {
          Kt(!0);
          try {
            oo(e, a, t);
          } finally {
            Kt(!1);
          }
        }).catch((a) => {
          $n(a, e, 0, void 0, !0), e.ssrRender = (f, u) => u("<!---->");
        });
      e.asyncDep = r;
    } else
      oo(e, r);
  } else
    Oi(e);
}
function oo(e, t, n) {
  X(t) ? e.type.__ssrInlineRender ? e.ssrRender = t : e.render = t : te(t) && (e.setupState = Zo(t)), Oi(e);
}
function Oi(e, t, n) {
  const s = e.type;
  e.render || (e.render = s.render || ht);
}
const Ii = /* @__PURE__ */ Symbol(), kl = {
  get(e, t) {
    return ue(e, "get", ""), t === Ii ? e : e[t];
  }
};
function Sl(e) {
  const t = (n) => {
    e.exposed = n || {};
  };
  return {
    attrs: new Proxy(e.attrs, kl),
    slots: e.slots,
    emit: e.emit,
    expose: t
  };
}
function In(e) {
  return e.exposed ? e.exposeProxy || (e.exposeProxy = new Proxy(Zo(Sr(e.exposed)), {
    get(t, n) {
      if (n in t)
        return t[n];
      if (n in Dt)
        return Dt[n](e);
    },
    has(t, n) {
      return n in t || n in Dt;
    }
  })) : e.proxy;
}
function Cl(e) {
  return X(e) && "__vccOpts" in e;
}
const re = (e, t) => /* @__PURE__ */ Or(e, t, Bt), $l = "3.5.45";
/**
* @vue/runtime-dom v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
let as;
const io = typeof window < "u" && window.trustedTypes;
if (io)
  try {
    as = /* @__PURE__ */ io.createPolicy("vue", {
      createHTML: (e) => e
    });
  } catch {
  }
const Mi = as ? (e) => as.createHTML(e) : (e) => e, Tl = "http://www.w3.org/2000/svg", Al = "http://www.w3.org/1998/Math/MathML", Be = typeof document < "u" ? document : null, ro = Be && /* @__PURE__ */ Be.createElement("template"), Ol = {
  insert: (e, t, n) => {
    t.insertBefore(e, n || null);
  },
  remove: (e) => {
    const t = e.parentNode;
    t && t.removeChild(e);
  },
  createElement: (e, t, n, s) => {
    const o = t === "svg" ? Be.createElementNS(Tl, e) : t === "mathml" ? Be.createElementNS(Al, e) : n ? Be.createElement(e, { is: n }) : Be.createElement(e);
    return e === "select" && s && s.multiple != null && o.setAttribute("multiple", s.multiple), o;
  },
  createText: (e) => Be.createTextNode(e),
  createComment: (e) => Be.createComment(e),
  setText: (e, t) => {
    e.nodeValue = t;
  },
  setElementText: (e, t) => {
    e.textContent = t;
  },
  parentNode: (e) => e.parentNode,
  nextSibling: (e) => e.nextSibling,
  querySelector: (e) => Be.querySelector(e),
  setScopeId(e, t) {
    e.setAttribute(t, "");
  },
  // __UNSAFE__
  // Reason: innerHTML.
  // Static content here can only come from compiled templates.
  // As long as the user only uses trusted templates, this is safe.
  insertStaticContent(e, t, n, s, o, i) {
    const r = n ? n.previousSibling : t.lastChild;
    if (o && (o === i || o.nextSibling))
      for (; t.insertBefore(o.cloneNode(!0), n), !(o === i || !(o = o.nextSibling)); )
        ;
    else {
      ro.innerHTML = Mi(
        s === "svg" ? `<svg>${e}</svg>` : s === "mathml" ? `<math>${e}</math>` : e
      );
      const l = ro.content;
      if (s === "svg" || s === "mathml") {
        const a = l.firstChild;
        for (; a.firstChild; )
          l.appendChild(a.firstChild);
        l.removeChild(a);
      }
      t.insertBefore(l, n);
    }
    return [
      // first
      r ? r.nextSibling : t.firstChild,
      // last
      n ? n.previousSibling : t.lastChild
    ];
  }
}, Il = /* @__PURE__ */ Symbol("_vtc");
function Ml(e, t, n) {
  const s = e[Il];
  s && (t = (t ? [t, ...s] : [...s]).join(" ")), t == null ? e.removeAttribute("class") : n ? e.setAttribute("class", t) : e.className = t;
}
const lo = /* @__PURE__ */ Symbol("_vod"), Fl = /* @__PURE__ */ Symbol("_vsh"), El = /* @__PURE__ */ Symbol(""), Rl = /(?:^|;)\s*display\s*:/;
function Pl(e, t, n) {
  const s = e.style, o = oe(n);
  let i = !1;
  if (n && !o) {
    if (t)
      if (oe(t))
        for (const r of t.split(";")) {
          const l = r.slice(0, r.indexOf(":")).trim();
          n[l] == null && Ft(s, l, "");
        }
      else
        for (const r in t)
          n[r] == null && Ft(s, r, "");
    for (const r in n) {
      r === "display" && (i = !0);
      const l = n[r];
      l != null ? Ll(
        e,
        r,
        !oe(t) && t ? t[r] : void 0,
        l
      ) || Ft(s, r, l) : Ft(s, r, "");
    }
  } else if (o) {
    if (t !== n) {
      const r = s[El];
      r && (n += ";" + r), s.cssText = n, i = Rl.test(n);
    }
  } else t && e.removeAttribute("style");
  lo in e && ((!o || t !== n) && (e[lo] = i ? s.display : ""), e[Fl] && (s.display = "none"));
}
const sn = /\s*!important$/;
function Ft(e, t, n) {
  if (H(n))
    n.forEach((s) => Ft(e, t, s));
  else if (n == null && (n = ""), t.startsWith("--"))
    sn.test(n) ? e.setProperty(t, n.replace(sn, ""), "important") : e.setProperty(t, n);
  else {
    const s = Nl(e, t);
    sn.test(n) ? e.setProperty(
      mt(s),
      n.replace(sn, ""),
      "important"
    ) : e[s] = n;
  }
}
const ao = ["Webkit", "Moz", "ms"], Gn = {};
function Nl(e, t) {
  const n = Gn[t];
  if (n)
    return n;
  let s = Te(t);
  if (s !== "filter" && s in e)
    return Gn[t] = s;
  s = Fo(s);
  for (let o = 0; o < ao.length; o++) {
    const i = ao[o] + s;
    if (i in e)
      return Gn[t] = i;
  }
  return t;
}
function Ll(e, t, n, s) {
  return e.tagName === "TEXTAREA" && (t === "width" || t === "height") && oe(s) && n === s;
}
const co = "http://www.w3.org/1999/xlink";
function uo(e, t, n, s, o, i = nr(t)) {
  s && t.startsWith("xlink:") ? n == null ? e.removeAttributeNS(co, t.slice(6, t.length)) : e.setAttributeNS(co, t, n) : n == null || i && !Ro(n) ? e.removeAttribute(t) : e.setAttribute(
    t,
    i ? "" : He(n) ? String(n) : n
  );
}
function fo(e, t, n, s, o) {
  if (t === "innerHTML" || t === "textContent") {
    n != null && (e[t] = t === "innerHTML" ? Mi(n) : n);
    return;
  }
  const i = e.tagName;
  if (t === "value" && i !== "PROGRESS" && // custom elements may use _value internally
  !i.includes("-")) {
    const l = i === "OPTION" ? e.getAttribute("value") || "" : e.value, a = n == null ? (
      // #11647: value should be set as empty string for null and undefined,
      // but <input type="checkbox"> should be set as 'on'.
      e.type === "checkbox" ? "on" : ""
    ) : String(n);
    (l !== a || !("_value" in e)) && (e.value = a), n == null && e.removeAttribute(t), e._value = n;
    return;
  }
  let r = !1;
  if (n === "" || n == null) {
    const l = typeof e[t];
    l === "boolean" ? n = Ro(n) : n == null && l === "string" ? (n = "", r = !0) : l === "number" && (n = 0, r = !0);
  }
  try {
    e[t] = n;
  } catch {
  }
  r && e.removeAttribute(o || t);
}
function nt(e, t, n, s) {
  e.addEventListener(t, n, s);
}
function Vl(e, t, n, s) {
  e.removeEventListener(t, n, s);
}
const ho = /* @__PURE__ */ Symbol("_vei");
function Dl(e, t, n, s, o = null) {
  const i = e[ho] || (e[ho] = {}), r = i[t];
  if (s && r)
    r.value = s;
  else {
    const [l, a] = Ul(t);
    if (s) {
      const f = i[t] = Kl(
        s,
        o
      );
      nt(e, l, f, a);
    } else r && (Vl(e, l, r, a), i[t] = void 0);
  }
}
const Hl = /(Once|Passive|Capture)$/, jl = /^on:?(?:Once|Passive|Capture)$/;
function Ul(e) {
  let t, n;
  for (; (n = e.match(Hl)) && !jl.test(e); )
    t || (t = {}), e = e.slice(0, e.length - n[1].length), t[n[1].toLowerCase()] = !0;
  return [e[2] === ":" ? e.slice(3) : mt(e.slice(2)), t];
}
let zn = 0;
const Wl = /* @__PURE__ */ Promise.resolve(), ql = () => zn || (Wl.then(() => zn = 0), zn = Date.now());
function Kl(e, t) {
  const n = (s) => {
    if (!s._vts)
      s._vts = Date.now();
    else if (s._vts <= n.attached)
      return;
    const o = n.value;
    if (H(o)) {
      const i = s.stopImmediatePropagation;
      s.stopImmediatePropagation = () => {
        i.call(s), s._stopped = !0;
      };
      const r = o.slice(), l = [s];
      for (let a = 0; a < r.length && !s._stopped; a++) {
        const f = r[a];
        f && Ue(
          f,
          t,
          5,
          l
        );
      }
    } else
      Ue(
        o,
        t,
        5,
        [s]
      );
  };
  return n.value = e, n.attached = ql(), n;
}
const po = (e) => e.charCodeAt(0) === 111 && e.charCodeAt(1) === 110 && // lowercase letter
e.charCodeAt(2) > 96 && e.charCodeAt(2) < 123, Bl = (e, t, n, s, o, i) => {
  const r = o === "svg";
  t === "class" ? Ml(e, s, r) : t === "style" ? Pl(e, n, s) : wn(t) ? xn(t) || Dl(e, t, n, s, i) : (t[0] === "." ? (t = t.slice(1), !0) : t[0] === "^" ? (t = t.slice(1), !1) : Gl(e, t, s, r)) ? (fo(e, t, s), !e.tagName.includes("-") && (t === "value" || t === "checked" || t === "selected") && uo(e, t, s, r, i, t !== "value")) : /* #11081 force set props for possible async custom element */ e._isVueCE && // #12408 check if it's declared prop or it's async custom element
  (zl(e, t) || // @ts-expect-error _def is private
  e._def.__asyncLoader && (/[A-Z]/.test(t) || !oe(s))) ? fo(e, Te(t), s, i, t) : (t === "true-value" ? e._trueValue = s : t === "false-value" && (e._falseValue = s), uo(e, t, s, r));
};
function Gl(e, t, n, s) {
  if (s)
    return !!(t === "innerHTML" || t === "textContent" || t in e && po(t) && X(n));
  if (t === "spellcheck" || t === "draggable" || t === "translate" || t === "autocorrect" || t === "sandbox" && e.tagName === "IFRAME" || t === "form" || t === "list" && e.tagName === "INPUT" || t === "type" && e.tagName === "TEXTAREA")
    return !1;
  if (t === "width" || t === "height") {
    const o = e.tagName;
    if (o === "IMG" || o === "VIDEO" || o === "CANVAS" || o === "SOURCE")
      return !1;
  }
  return po(t) && oe(n) ? !1 : t in e;
}
function zl(e, t) {
  const n = (
    // @ts-expect-error _def is private
    e._def.props
  );
  if (!n)
    return !1;
  const s = Te(t);
  return Array.isArray(n) ? n.some((o) => Te(o) === s) : Object.keys(n).some((o) => Te(o) === s);
}
const $t = (e) => {
  const t = e.props["onUpdate:modelValue"] || !1;
  return H(t) ? (n) => cn(t, n) : t;
};
function Jl(e) {
  e.target.composing = !0;
}
function go(e) {
  const t = e.target;
  t.composing && (t.composing = !1, t.dispatchEvent(new Event("input")));
}
const De = /* @__PURE__ */ Symbol("_assign"), on = /* @__PURE__ */ Symbol("_initialValue");
function Jn(e, t, n) {
  return t && (e = e.trim()), n && (e = Jt(e)), e;
}
const St = {
  created(e, { modifiers: { lazy: t, trim: n, number: s } }, o) {
    e.parentNode && (e.type === "text" ? e[on] = e.defaultValue.replace(/[\r\n]/g, "") : e.type === "textarea" && (e[on] = e.defaultValue.replace(/\r\n?/g, `
`))), e[De] = $t(o);
    const i = s || o.props && o.props.type === "number";
    nt(e, t ? "change" : "input", (r) => {
      r.target.composing || e[De](Jn(e.value, n, i));
    }), (n || i) && nt(e, "change", () => {
      e.value = Jn(e.value, n, i);
    }), t || (nt(e, "compositionstart", Jl), nt(e, "compositionend", go), nt(e, "change", go));
  },
  // set value on mounted so it's after min/max for type="range"
  mounted(e, { value: t, modifiers: { trim: n, number: s } }) {
    const o = t ?? "", i = e[on];
    delete e[on], i !== void 0 && (e.type === "text" || e.type === "textarea") && e.value !== i ? e[De](Jn(e.value, n, s)) : e.value = o;
  },
  beforeUpdate(e, { value: t, oldValue: n, modifiers: { lazy: s, trim: o, number: i } }, r) {
    if (e[De] = $t(r), e.composing) return;
    const l = (i || e.type === "number") && !/^0\d/.test(e.value) ? Jt(e.value) : e.value, a = t ?? "";
    if (l === a)
      return;
    const f = e.getRootNode();
    (f instanceof Document || f instanceof ShadowRoot) && f.activeElement === e && e.type !== "range" && (s && t === n || o && e.value.trim() === a) || (e.value = a);
  }
}, Xn = {
  // #4096 array checkboxes need to be deep traversed
  deep: !0,
  created(e, t, n) {
    e[De] = $t(n), nt(e, "change", () => {
      const s = e._modelValue, o = Gt(e), i = e.checked, r = e[De];
      if (H(s)) {
        const l = ds(s, o), a = l !== -1;
        if (i && !a)
          r(s.concat(o));
        else if (!i && a) {
          const f = [...s];
          f.splice(l, 1), r(f);
        }
      } else if (Xe(s)) {
        const l = new Set(s);
        i ? l.add(o) : l.delete(o), r(l);
      } else
        r(Fi(e, i));
    });
  },
  // set initial checked on mount to wait for true-value/false-value
  mounted: mo,
  beforeUpdate(e, t, n) {
    e[De] = $t(n), mo(e, t, n);
  }
};
function mo(e, { value: t, oldValue: n }, s) {
  e._modelValue = t;
  let o;
  if (H(t))
    o = ds(t, s.props.value) > -1;
  else if (Xe(t))
    o = t.has(s.props.value);
  else {
    if (t === n) return;
    o = Ye(t, Fi(e, !0));
  }
  e.checked !== o && (e.checked = o);
}
const rn = {
  // <select multiple> value need to be deep traversed
  deep: !0,
  created(e, { value: t, modifiers: { number: n } }, s) {
    e._modelValue = t, nt(e, "change", () => {
      const o = Array.prototype.filter.call(e.options, (a) => a.selected).map(
        (a) => n ? Jt(Gt(a)) : Gt(a)
      ), i = e.multiple, r = i ? Xe(e._modelValue) ? new Set(o) : o : o[0], l = e._pendingValue = [
        i,
        i ? H(r) ? o.slice() : o : r
      ];
      try {
        e[De](r);
      } finally {
        ti(() => {
          e._pendingValue === l && (e._pendingValue = void 0);
        });
      }
    }), e[De] = $t(s);
  },
  // set value in mounted & updated because <select> relies on its children
  // <option>s.
  mounted(e, { value: t, modifiers: { number: n } }) {
    yo(e, t, n);
  },
  beforeUpdate(e, { value: t }, n) {
    e._modelValue = t, e[De] = $t(n);
  },
  updated(e, { value: t, modifiers: { number: n } }) {
    const s = e._pendingValue;
    e._pendingValue = void 0, (!s || s[0] !== e.multiple || !Xl(t, s[1], s[0])) && yo(e, t, n);
  }
};
function Xl(e, t, n) {
  if (!n || H(e)) return Ye(e, t);
  if (Xe(e)) {
    if (e.size !== t.length) return !1;
    for (const s of t)
      if (!e.has(s)) return !1;
    return !0;
  }
  return !1;
}
function yo(e, t, n = !1) {
  const s = e.multiple, o = H(t);
  if (!(s && !o && !Xe(t))) {
    for (let i = 0, r = e.options.length; i < r; i++) {
      const l = e.options[i], a = Gt(l);
      if (s)
        if (o) {
          const f = typeof a;
          f === "string" || f === "number" ? l.selected = t.some((u) => String(u) === String(a)) : l.selected = ds(t, a) > -1;
        } else
          l.selected = t.has(a) || n && typeof a == "string" && t.has(Jt(a));
      else if (Ye(Gt(l), t)) {
        e.selectedIndex !== i && (e.selectedIndex = i);
        return;
      }
    }
    !s && e.selectedIndex !== -1 && (e.selectedIndex = -1);
  }
}
function Gt(e) {
  return "_value" in e ? e._value : e.value;
}
function Fi(e, t) {
  const n = t ? "_trueValue" : "_falseValue";
  return n in e ? e[n] : t;
}
const Yl = ["ctrl", "shift", "alt", "meta"], Ql = {
  stop: (e) => e.stopPropagation(),
  prevent: (e) => e.preventDefault(),
  self: (e) => e.target !== e.currentTarget,
  ctrl: (e) => !e.ctrlKey,
  shift: (e) => !e.shiftKey,
  alt: (e) => !e.altKey,
  meta: (e) => !e.metaKey,
  left: (e) => "button" in e && e.button !== 0,
  middle: (e) => "button" in e && e.button !== 1,
  right: (e) => "button" in e && e.button !== 2,
  exact: (e, t) => Yl.some((n) => e[`${n}Key`] && !t.includes(n))
}, Ts = (e, t) => {
  if (!e) return e;
  const n = e._withMods || (e._withMods = {}), s = t.join(".");
  return n[s] || (n[s] = ((o, ...i) => {
    for (let r = 0; r < t.length; r++) {
      const l = Ql[t[r]];
      if (l && l(o, t)) return;
    }
    return e(o, ...i);
  }));
}, Zl = /* @__PURE__ */ ve({ patchProp: Bl }, Ol);
let bo;
function ea() {
  return bo || (bo = al(Zl));
}
const ta = ((...e) => {
  const t = ea().createApp(...e), { mount: n } = t;
  return t.mount = (s) => {
    const o = sa(s);
    if (!o) return;
    const i = t._component;
    !X(i) && !i.render && !i.template && (i.template = o.innerHTML), o.nodeType === 1 && (o.textContent = "");
    const r = n(o, !1, na(o));
    return o instanceof Element && (o.removeAttribute("v-cloak"), o.setAttribute("data-v-app", "")), r;
  }, t;
});
function na(e) {
  if (e instanceof SVGElement)
    return "svg";
  if (typeof MathMLElement == "function" && e instanceof MathMLElement)
    return "mathml";
}
function sa(e) {
  return oe(e) ? document.querySelector(e) : e;
}
const xt = "/animation_studio", Ce = (e) => `${xt}/runs/${encodeURIComponent(e)}`;
class bn extends Error {
  constructor(t, n) {
    super(t), this.code = n;
  }
  get gone() {
    return this.code === "gone";
  }
}
async function fe(e, t, n) {
  const s = t === void 0 ? { signal: n } : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(t), signal: n };
  let o, i;
  try {
    o = await fn.fetchApi(e, s), i = await o.json();
  } catch (r) {
    throw n?.aborted ? r : new bn("", "gone");
  }
  if (!o.ok)
    throw new bn(`${i.error?.message ?? o.status} ${i.error?.fix ?? ""}`.trim(), i.error?.code ?? "");
  return i;
}
const ne = {
  runs: async (e) => (await fe(`${xt}/runs?${new URLSearchParams({ words: e })}`)).runs,
  run: (e) => fe(Ce(e)),
  start: async (e) => (await fe(`${xt}/runs`, e)).run,
  read: (e, t) => fe(`${xt}/reading`, e, t),
  approve: (e, t) => fe(`${Ce(e)}/answer`, t ? { storyboard: t } : {}),
  choose: (e, t) => fe(`${Ce(e)}/answer`, { takes: t }),
  again: (e, t) => fe(`${Ce(e)}/answer`, { again: t, budgets: { takes: 8 } }),
  resume: (e) => fe(`${Ce(e)}/resume`, {}),
  stop: (e) => fe(`${Ce(e)}/stop`, {}),
  readChange: (e, t, n) => fe(`${Ce(e)}/change`, { text: t }, n),
  change: async (e, t) => (await fe(`${Ce(e)}/change`, { text: t, do: !0 })).run,
  graph: async (e, t) => (await fe(`${Ce(e)}/graphs/${encodeURIComponent(t)}`)).graph,
  script: async (e) => (await fe(`${Ce(e)}/script`)).text,
  editGraph: (e, t, n, s) => fe(`${xt}/graph/edit`, { graph: e, order: t, selected: n }, s),
  tellGraph: (e) => fe(`${xt}/graph/told`, { graph: e }),
  stillAddress: (e, t, n) => fn.apiURL(`${Ce(e)}/stills/${encodeURIComponent(t)}?state=${n}`),
  fileAddress: (e) => fn.apiURL(`/view?${new URLSearchParams({ filename: e.filename, subfolder: e.subfolder, type: e.type })}`)
}, As = {
  title: "Animation Studio",
  tooltip: "Animation Studio: make a film from a sentence",
  newFilm: "New film",
  back: "All films",
  describe: "Describe it",
  ownScript: "Film a script",
  request: "What happens in the film",
  requestHint: "Who does what, in your own words. English or Chinese.",
  examples: "Examples",
  example1: "A dog steals a sausage from a boy. He chases it.",
  example2: "Mira and Pim build a snowman. A crow takes its nose. No dialogue.",
  example3: "Luca is afraid of the dark. Alberto lights a lantern.",
  script: "Script",
  scriptHint: "Fountain, or lines such as “Mira: Hello!”. It is filmed word for word.",
  scriptFile: "Open a .fountain or .txt file",
  scriptLong: "That file has {count} letters; a script may have {most}.",
  length: "Length (seconds)",
  lengthAuto: "as the story needs",
  shape: "Shape",
  wide: "Wide 16:9",
  tall: "Tall 9:16",
  square: "Square 1:1",
  look: "Drawn by",
  puppets: "Puppets (no model)",
  sdxl: "SDXL (your models)",
  toonxl: "Toon XL (small model)",
  style: "Style",
  fromRequest: "From the request",
  toon: "Cartoon",
  silent: "Silent film",
  noir: "Film noir",
  storybook: "Storybook",
  news: "News",
  language: "Language",
  english: "English",
  simplified: "Chinese, simplified",
  traditional: "Chinese, traditional",
  captions: "Captions in the picture",
  approveFirst: "Show me the storyboard first",
  preview: "Quick preview (half the size)",
  make: "Make the film",
  understood: "What was understood",
  reading: "Reading …",
  filmOf: "“{title}”, about {seconds} s in {shots} shots",
  happensHere: "Happens",
  who: "Who",
  where: "Where",
  keepsTo: "Keeps to",
  unseen: "Not in the picture",
  notShown: "in no shot",
  unread: "Not understood",
  notes: "Notes",
  nobody: "nobody in the picture",
  only_these: "nobody else",
  no_dialogue: "no dialogue",
  narrator_only: "only the narrator speaks",
  no_jokes: "no jokes",
  only_these_lines: "only these lines",
  exact_shots: "number of shots",
  lengthIs: "length",
  form: "form",
  languageIs: "language",
  scriptIs: "Chinese characters",
  without: "without",
  films: "Films",
  search: "Search films",
  noFilms: "No films yet.",
  noneFound: "No film has these words.",
  running: "in the making",
  waiting: "waits for you",
  finished: "finished",
  failed: "failed",
  stopped: "stopped",
  storyboard: "Storyboard",
  storyboardAsk: "Nothing is drawn yet. Change what you like, then approve.",
  shot: "Shot {number}",
  card: "Card",
  cardText: "Text on the card",
  framing: "Framing",
  close_up: "Close-up",
  medium: "Medium",
  full: "Whole figures",
  wide_shot: "Wide",
  seconds: "Seconds",
  line: "{name} says",
  moveUp: "Move up",
  moveDown: "Move down",
  remove: "Remove",
  undo: "Undo",
  total: "{seconds} s in {shots} shots",
  approve: "Approve",
  useMine: "Use my storyboard",
  kept: "Your changes are kept in this browser until they are sent.",
  still: "Still of shot {number}",
  takeOf: "Take of shot {number}",
  goOnSo: "Go on with these",
  makeAgain: "Make them again",
  making: "In the making",
  story: "Writing the story",
  voices: "Recording the voices",
  pictures: "Drawing the shots",
  cut: "Cutting the film",
  madeOf: "{made} of {all} shots are drawn",
  stop: "Stop",
  goOn: "Go on",
  shots: "Shots",
  playFrom: "Play from shot {number}",
  openGraph: "Open the graph of shot {number}",
  graphOpened: "The graph is on the canvas. Change it and queue it: it makes a take of its own.",
  change: "Change something",
  changeHint: "In your own words: “make it rain in shot 2”, “why is shot 3 at night?”",
  wouldDo: "This will be done:",
  answer: "Answer:",
  doubt: "A question first:",
  changeNow: "Make this change",
  newVersion: "It makes a new film; this one stays.",
  downloads: "Download",
  film: "Film (mp4)",
  captionFile: "Captions (srt)",
  storyboardFile: "Storyboard (json)",
  scriptText: "Script (Fountain)",
  serverGone: "The server doesn't answer. What you typed is kept here; try again when it is back.",
  partFilm: "Films",
  partWorkflow: "This workflow",
  changeWorkflow: "Change this workflow …",
  changeWorkflowHint: "“add my film-grain LoRA and upscale at the end”, “steps to 30”. Select nodes to say which are meant.",
  selectedNodes: "{count} selected: meant where several fit.",
  willChange: "This will change:",
  changeIt: "Change it",
  changed: "Changed:",
  keepIt: "Keep it",
  explain: "What does it do, and is it sound?",
  nothingOdd: "Nothing is odd about it."
}, oa = {
  title: "动画工作室",
  tooltip: "动画工作室：一句话做一部片子",
  newFilm: "新片子",
  back: "所有片子",
  describe: "用话描述",
  ownScript: "拍现成的剧本",
  request: "片子里发生什么",
  requestHint: "谁做了什么，用自己的话说。中文或英文。",
  examples: "例子",
  example1: "一只狗偷了男孩的香肠，男孩追它。",
  example2: "米拉和皮姆堆雪人，乌鸦叼走了它的鼻子。不要对白。",
  example3: "卢卡怕黑，阿尔贝托点亮一盏灯笼。",
  script: "剧本",
  scriptHint: "Fountain 格式，或像“米拉：你好！”这样的台词。逐字照拍。",
  scriptFile: "打开 .fountain 或 .txt 文件",
  scriptLong: "这个文件有 {count} 个字符；剧本最多 {most} 个。",
  length: "时长（秒）",
  lengthAuto: "按故事需要",
  shape: "画幅",
  wide: "横屏 16:9",
  tall: "竖屏 9:16",
  square: "方形 1:1",
  look: "画面来自",
  puppets: "木偶（不需要模型）",
  sdxl: "SDXL（你的模型）",
  toonxl: "Toon XL（小模型）",
  style: "风格",
  fromRequest: "按要求",
  toon: "卡通",
  silent: "默片",
  noir: "黑色电影",
  storybook: "绘本",
  news: "新闻",
  language: "语言",
  english: "英文",
  simplified: "简体中文",
  traditional: "繁体中文",
  captions: "画面上显示字幕",
  approveFirst: "先给我看分镜",
  preview: "快速预览（一半大小）",
  make: "制作片子",
  understood: "读懂的内容",
  reading: "正在读……",
  filmOf: "《{title}》，约 {seconds} 秒，{shots} 个镜头",
  happensHere: "发生",
  who: "谁",
  where: "哪里",
  keepsTo: "遵守",
  unseen: "画面里没有",
  notShown: "没有镜头",
  unread: "没读懂",
  notes: "说明",
  nobody: "画面里没有人",
  only_these: "没有别人",
  no_dialogue: "不要对白",
  narrator_only: "只有旁白说话",
  no_jokes: "不要笑话",
  only_these_lines: "只有这些台词",
  exact_shots: "镜头数",
  lengthIs: "时长",
  form: "形式",
  languageIs: "语言",
  scriptIs: "汉字",
  without: "不要",
  films: "片子",
  search: "搜索片子",
  noFilms: "还没有片子。",
  noneFound: "没有片子含有这些词。",
  running: "制作中",
  waiting: "等你决定",
  finished: "完成",
  failed: "失败",
  stopped: "已停止",
  storyboard: "分镜",
  storyboardAsk: "还什么都没画。想改就改，然后同意。",
  shot: "镜头 {number}",
  card: "字卡",
  cardText: "字卡上的文字",
  framing: "景别",
  close_up: "特写",
  medium: "中景",
  full: "全身",
  wide_shot: "远景",
  seconds: "秒",
  line: "{name}说",
  moveUp: "上移",
  moveDown: "下移",
  remove: "删除",
  undo: "撤销",
  total: "{seconds} 秒，{shots} 个镜头",
  approve: "同意",
  useMine: "用我的分镜",
  kept: "你的修改保存在这个浏览器里，直到送出。",
  still: "镜头 {number} 的画面",
  takeOf: "镜头 {number} 的版本",
  goOnSo: "就用这些",
  makeAgain: "重新制作",
  making: "制作中",
  story: "正在写故事",
  voices: "正在录配音",
  pictures: "正在画镜头",
  cut: "正在剪辑",
  madeOf: "{all} 个镜头画好了 {made} 个",
  stop: "停止",
  goOn: "继续",
  shots: "镜头",
  playFrom: "从镜头 {number} 播放",
  openGraph: "打开镜头 {number} 的工作流",
  graphOpened: "工作流已在画布上。修改后排队运行，会得到一个新版本。",
  change: "修改",
  changeHint: "用自己的话说：“第2个镜头下雨”“镜头3为什么是晚上？”",
  wouldDo: "将会这样做：",
  answer: "回答：",
  doubt: "先问一下：",
  changeNow: "就这样改",
  newVersion: "会做出一部新片子；这一部保留。",
  downloads: "下载",
  film: "片子 (mp4)",
  captionFile: "字幕 (srt)",
  storyboardFile: "分镜 (json)",
  scriptText: "剧本 (Fountain)",
  serverGone: "服务器没有回应。你写的内容保留在这里；等它恢复后再试。",
  partFilm: "片子",
  partWorkflow: "这个工作流",
  changeWorkflow: "修改这个工作流……",
  changeWorkflowHint: "“加上胶片颗粒 LoRA，最后放大两倍”“步数改成30”。选中节点可以指明是哪一个。",
  selectedNodes: "选中了 {count} 个：有几处都合适时就指它们。",
  willChange: "将会改变：",
  changeIt: "修改",
  changed: "已修改：",
  keepIt: "保留",
  explain: "它做什么，有没有问题？",
  nothingOdd: "没有发现问题。"
}, ia = {
  title: "動畫工作室",
  tooltip: "動畫工作室：一句話做一部片子",
  newFilm: "新片子",
  back: "所有片子",
  describe: "用話描述",
  ownScript: "拍現成的劇本",
  request: "片子裡發生什麼",
  requestHint: "誰做了什麼，用自己的話說。中文或英文。",
  examples: "例子",
  example1: "一隻狗偷了男孩的香腸，男孩追它。",
  example2: "米拉和皮姆堆雪人，烏鴉叼走了它的鼻子。不要對白。",
  example3: "盧卡怕黑，阿爾貝托點亮一盞燈籠。",
  script: "劇本",
  scriptHint: "Fountain 格式，或像「米拉：你好！」這樣的臺詞。逐字照拍。",
  scriptFile: "開啟 .fountain 或 .txt 檔案",
  scriptLong: "這個檔案有 {count} 個字元；劇本最多 {most} 個。",
  length: "時長（秒）",
  lengthAuto: "按故事需要",
  shape: "畫幅",
  wide: "橫屏 16:9",
  tall: "豎屏 9:16",
  square: "方形 1:1",
  look: "畫面來自",
  puppets: "木偶（不需要模型）",
  sdxl: "SDXL（你的模型）",
  toonxl: "Toon XL（小模型）",
  style: "風格",
  fromRequest: "按要求",
  toon: "卡通",
  silent: "默片",
  noir: "黑色電影",
  storybook: "繪本",
  news: "新聞",
  language: "語言",
  english: "英文",
  simplified: "簡體中文",
  traditional: "繁體中文",
  captions: "畫面上顯示字幕",
  approveFirst: "先給我看分鏡",
  preview: "快速預覽（一半大小）",
  make: "製作片子",
  understood: "讀懂的內容",
  reading: "正在讀……",
  filmOf: "《{title}》，約 {seconds} 秒，{shots} 個鏡頭",
  happensHere: "發生",
  who: "誰",
  where: "哪裡",
  keepsTo: "遵守",
  unseen: "畫面裡沒有",
  notShown: "沒有鏡頭",
  unread: "沒讀懂",
  notes: "說明",
  nobody: "畫面裡沒有人",
  only_these: "沒有別人",
  no_dialogue: "不要對白",
  narrator_only: "只有旁白說話",
  no_jokes: "不要笑話",
  only_these_lines: "只有這些臺詞",
  exact_shots: "鏡頭數",
  lengthIs: "時長",
  form: "形式",
  languageIs: "語言",
  scriptIs: "漢字",
  without: "不要",
  films: "片子",
  search: "搜尋片子",
  noFilms: "還沒有片子。",
  noneFound: "沒有片子含有這些詞。",
  running: "製作中",
  waiting: "等你決定",
  finished: "完成",
  failed: "失敗",
  stopped: "已停止",
  storyboard: "分鏡",
  storyboardAsk: "還什麼都沒畫。想改就改，然後同意。",
  shot: "鏡頭 {number}",
  card: "字卡",
  cardText: "字卡上的文字",
  framing: "景別",
  close_up: "特寫",
  medium: "中景",
  full: "全身",
  wide_shot: "遠景",
  seconds: "秒",
  line: "{name}說",
  moveUp: "上移",
  moveDown: "下移",
  remove: "刪除",
  undo: "撤銷",
  total: "{seconds} 秒，{shots} 個鏡頭",
  approve: "同意",
  useMine: "用我的分鏡",
  kept: "你的修改儲存在這個瀏覽器裡，直到送出。",
  still: "鏡頭 {number} 的畫面",
  takeOf: "鏡頭 {number} 的版本",
  goOnSo: "就用這些",
  makeAgain: "重新制作",
  making: "製作中",
  story: "正在寫故事",
  voices: "正在錄配音",
  pictures: "正在畫鏡頭",
  cut: "正在剪輯",
  madeOf: "{all} 個鏡頭畫好了 {made} 個",
  stop: "停止",
  goOn: "繼續",
  shots: "鏡頭",
  playFrom: "從鏡頭 {number} 播放",
  openGraph: "開啟鏡頭 {number} 的工作流",
  graphOpened: "工作流已在畫布上。修改後排隊執行，會得到一個新版本。",
  change: "修改",
  changeHint: "用自己的話說：「第2個鏡頭下雨」「鏡頭3為什麼是晚上？」",
  wouldDo: "將會這樣做：",
  answer: "回答：",
  doubt: "先問一下：",
  changeNow: "就這樣改",
  newVersion: "會做出一部新片子；這一部保留。",
  downloads: "下載",
  film: "片子 (mp4)",
  captionFile: "字幕 (srt)",
  storyboardFile: "分鏡 (json)",
  scriptText: "劇本 (Fountain)",
  serverGone: "伺服器沒有回應。你寫的內容保留在這裡；等它恢復後再試。",
  partFilm: "片子",
  partWorkflow: "這個工作流",
  changeWorkflow: "修改這個工作流……",
  changeWorkflowHint: "「加上膠片顆粒 LoRA，最後放大兩倍」「步數改成30」。選取節點可以指明是哪一個。",
  selectedNodes: "選取了 {count} 個：有幾處都合適時就指它們。",
  willChange: "將會改變：",
  changeIt: "修改",
  changed: "已修改：",
  keepIt: "保留",
  explain: "它做什麼，有沒有問題？",
  nothingOdd: "沒有發現問題。"
}, ra = { en: As, zh: oa, "zh-TW": ia };
function la() {
  const e = String(ie.extensionManager.setting?.get("Comfy.Locale") ?? "en");
  return ra[e] ?? As;
}
function v(e, t = {}) {
  return la()[e].replace(/\{(\w+)\}/g, (n, s) => String(t[s] ?? n));
}
function Os(e) {
  return e in As ? v(e) : e.replaceAll("_", " ");
}
const aa = 200, ca = 3e3, L = /* @__PURE__ */ Xt({
  runs: [],
  words: "",
  part: "film",
  open: null,
  run: null,
  progress: {},
  fault: "",
  busy: !1
});
let _o = 0, vo = !1, Is = !1;
function Ei(e) {
  if (e instanceof bn) return e.gone ? v("serverGone") : e.message;
  throw e;
}
async function Mn() {
  const e = L.open;
  try {
    if (L.runs = await ne.runs(L.words), e !== null) {
      const t = await ne.run(e);
      L.open === e && ua(t) && (L.run = t);
    }
    L.fault === v("serverGone") && (L.fault = "");
  } catch (t) {
    L.fault = Ei(t);
  }
}
function ua(e) {
  return JSON.stringify(e) !== JSON.stringify(L.run);
}
function _n() {
  window.clearTimeout(_o), _o = window.setTimeout(() => void Mn(), aa);
}
async function Fn(e) {
  L.open = e, L.run = null, L.fault = "", await Mn();
}
async function Ie(e) {
  L.busy = !0, L.fault = "";
  try {
    return await e(), await Mn(), !0;
  } catch (t) {
    return L.fault = Ei(t), !1;
  } finally {
    L.busy = !1;
  }
}
function fa(e) {
  if (e.state === "running") {
    if (L.progress[e.run] = { fraction: e.fraction ?? 0, text: e.text ?? "" }, e.run !== L.open && L.runs.some((t) => t.id === e.run)) return;
  } else
    delete L.progress[e.run];
  _n();
}
function da() {
  Is && !document.hidden && L.runs.some((e) => e.active || e.standing === "running") && _n();
}
function ha() {
  Is = !0, Mn(), !vo && (vo = !0, fn.addEventListener("animation_studio", (e) => fa(e.detail)), window.setInterval(da, ca));
}
function pa() {
  Is = !1;
}
const ga = 350;
function Ms(e, t) {
  const n = /* @__PURE__ */ ye(null), s = /* @__PURE__ */ ye(null), o = /* @__PURE__ */ ye(!1);
  let i = 0, r = new AbortController();
  async function l(a, f) {
    try {
      const u = await t(a, f);
      if (f.aborted) return;
      n.value = u, s.value = null;
    } catch (u) {
      if (f.aborted || !(u instanceof bn)) return;
      n.value = null, s.value = u;
    }
    o.value = !1;
  }
  return ws(
    () => JSON.stringify(e()),
    () => {
      r.abort(), window.clearTimeout(i);
      const a = e();
      if (o.value = a !== null, a === null) {
        n.value = s.value = null;
        return;
      }
      r = new AbortController();
      const { signal: f } = r;
      i = window.setTimeout(() => void l(a, f), ga);
    },
    { immediate: !0 }
  ), xs(() => {
    r.abort(), window.clearTimeout(i);
  }), { told: n, fault: s, reading: o };
}
const ma = ["aria-label"], ya = {
  key: 0,
  class: "warn"
}, ba = { class: "faint" }, _a = ["aria-label"], va = { key: 0 }, wa = { class: "facts" }, xa = {
  key: 2,
  class: "faint"
}, ka = /* @__PURE__ */ Me({
  __name: "UnderstoodChips",
  props: {
    told: {},
    fault: {},
    reading: { type: Boolean }
  },
  setup(e) {
    const t = { length: "lengthIs", language: "languageIs", script: "scriptIs" }, n = (s) => [Os(t[s.kind] ?? s.kind), s.value].filter(Boolean).join(" ");
    return (s, o) => e.told || e.fault || e.reading ? (g(), b("section", {
      key: 0,
      class: "understood",
      "aria-live": "polite",
      "aria-label": d(v)("understood")
    }, [
      e.fault ? (g(), b("p", ya, p(e.fault.gone ? d(v)("serverGone") : e.fault.message), 1)) : e.told ? (g(), b(E, { key: 1 }, [
        y("p", ba, p(d(v)("filmOf", { title: e.told.title, seconds: e.told.seconds, shots: e.told.shots })), 1),
        e.told.events.length ? (g(), b("ol", {
          key: 0,
          class: "chips",
          "aria-label": d(v)("happensHere")
        }, [
          (g(!0), b(E, null, Q(e.told.events, (i, r) => (g(), b("li", {
            key: r,
            class: yt(["chip", { warn: !i.shots.length }])
          }, [
            B(p(i.text), 1),
            i.shots.length ? U("", !0) : (g(), b("small", va, " (" + p(d(v)("notShown")) + ")", 1))
          ], 2))), 128))
        ], 8, _a)) : U("", !0),
        y("dl", wa, [
          e.told.cast.length ? (g(), b(E, { key: 0 }, [
            y("dt", null, p(d(v)("who")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Q(e.told.cast, (i) => (g(), b("span", {
                key: i,
                class: "chip"
              }, p(i), 1))), 128))
            ])
          ], 64)) : U("", !0),
          e.told.places.length ? (g(), b(E, { key: 1 }, [
            y("dt", null, p(d(v)("where")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Q(e.told.places, (i) => (g(), b("span", {
                key: i,
                class: "chip"
              }, p(i.replaceAll("_", " ")), 1))), 128))
            ])
          ], 64)) : U("", !0),
          e.told.constraints.length ? (g(), b(E, { key: 2 }, [
            y("dt", null, p(d(v)("keepsTo")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Q(e.told.constraints, (i, r) => (g(), b("span", {
                key: r,
                class: "chip"
              }, p(n(i)), 1))), 128))
            ])
          ], 64)) : U("", !0),
          e.told.unread.length ? (g(), b(E, { key: 3 }, [
            y("dt", null, p(d(v)("unread")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Q(e.told.unread, (i) => (g(), b("span", {
                key: i,
                class: "chip warn"
              }, p(i), 1))), 128))
            ])
          ], 64)) : U("", !0),
          e.told.unseen.length ? (g(), b(E, { key: 4 }, [
            y("dt", null, p(d(v)("unseen")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Q(e.told.unseen, (i) => (g(), b("span", {
                key: i,
                class: "chip warn"
              }, p(i), 1))), 128))
            ])
          ], 64)) : U("", !0)
        ]),
        (g(!0), b(E, null, Q(e.told.notes, (i) => (g(), b("p", {
          key: i,
          class: "faint"
        }, p(i), 1))), 128))
      ], 64)) : (g(), b("p", xa, p(d(v)("reading")), 1))
    ], 8, ma)) : U("", !0);
  }
}), Sa = ["aria-label"], Ca = ["aria-pressed"], $a = ["aria-pressed"], Ta = { class: "field" }, Aa = ["placeholder"], Oa = { class: "examples" }, Ia = { class: "faint" }, Ma = ["onClick"], Fa = { class: "field" }, Ea = ["placeholder"], Ra = { class: "field" }, Pa = {
  key: 0,
  class: "fault",
  role: "alert"
}, Na = { class: "grid" }, La = {
  key: 0,
  class: "field"
}, Va = ["placeholder"], Da = { class: "field" }, Ha = { value: "16:9" }, ja = { value: "9:16" }, Ua = { value: "1:1" }, Wa = { class: "field" }, qa = ["value"], Ka = { class: "field" }, Ba = { value: "" }, Ga = ["value"], za = {
  key: 1,
  class: "field"
}, Ja = { value: "" }, Xa = { value: "en" }, Ya = { value: "zh" }, Qa = { value: "zh-TW" }, Za = { class: "check" }, ec = { class: "check" }, tc = { class: "check" }, nc = ["disabled"], ln = 6e4, sc = /* @__PURE__ */ Me({
  __name: "AskForm",
  setup(e) {
    const t = ["example1", "example2", "example3"], n = /* @__PURE__ */ Xt({
      scripted: !1,
      request: "",
      script: "",
      seconds: "",
      size: "16:9",
      look: "puppets",
      style: "",
      language: "",
      captions: !0,
      approve: !0,
      preview: !1,
      fault: ""
    }), s = re(() => !(n.scripted ? n.script : n.request).trim()), o = re(() => ({
      request: n.scripted ? "" : n.request,
      size: n.size,
      look: n.look,
      captions: n.captions,
      preview: n.preview,
      ...n.style && { style: n.style },
      ...n.scripted ? { script: n.script } : { ...n.seconds !== "" && { seconds: n.seconds }, ...n.language && { language: n.language } }
    })), i = Ms(() => s.value ? null : o.value, ne.read);
    async function r(a) {
      const f = a.target, u = f.files?.[0];
      if (!u) return;
      const _ = u.size > 4 * ln ? "" : await u.text(), O = _.length || u.size;
      n.fault = O > ln ? v("scriptLong", { count: O, most: ln }) : "", n.fault || (n.script = _), f.value = "";
    }
    async function l() {
      let a = "";
      await Ie(async () => void (a = await ne.start({ ...o.value, approve: n.approve }))) && await Fn(a);
    }
    return (a, f) => (g(), b("form", {
      class: "ask",
      onSubmit: Ts(l, ["prevent"])
    }, [
      y("div", {
        class: "tabs",
        role: "group",
        "aria-label": d(v)("newFilm")
      }, [
        y("button", {
          type: "button",
          class: "quiet",
          "aria-pressed": !n.scripted,
          onClick: f[0] || (f[0] = (u) => n.scripted = !1)
        }, p(d(v)("describe")), 9, Ca),
        y("button", {
          type: "button",
          class: "quiet",
          "aria-pressed": n.scripted,
          onClick: f[1] || (f[1] = (u) => n.scripted = !0)
        }, p(d(v)("ownScript")), 9, $a)
      ], 8, Sa),
      n.scripted ? (g(), b(E, { key: 1 }, [
        y("label", Fa, [
          B(p(d(v)("script")) + " ", 1),
          me(y("textarea", {
            "onUpdate:modelValue": f[3] || (f[3] = (u) => n.script = u),
            rows: "9",
            maxlength: ln,
            placeholder: d(v)("scriptHint")
          }, null, 8, Ea), [
            [St, n.script]
          ])
        ]),
        y("label", Ra, [
          B(p(d(v)("scriptFile")) + " ", 1),
          y("input", {
            type: "file",
            accept: ".fountain,.txt,text/plain",
            onChange: r
          }, null, 32)
        ]),
        n.fault ? (g(), b("p", Pa, p(n.fault), 1)) : U("", !0)
      ], 64)) : (g(), b(E, { key: 0 }, [
        y("label", Ta, [
          B(p(d(v)("request")) + " ", 1),
          me(y("textarea", {
            "onUpdate:modelValue": f[2] || (f[2] = (u) => n.request = u),
            rows: "4",
            maxlength: "4000",
            placeholder: d(v)("requestHint")
          }, null, 8, Aa), [
            [St, n.request]
          ])
        ]),
        y("div", Oa, [
          y("span", Ia, p(d(v)("examples")), 1),
          (g(), b(E, null, Q(t, (u) => y("button", {
            key: u,
            type: "button",
            class: "chip",
            onClick: (_) => n.request = d(v)(u)
          }, p(d(v)(u)), 9, Ma)), 64))
        ])
      ], 64)),
      _e(ka, {
        told: d(i).told.value,
        fault: d(i).fault.value,
        reading: d(i).reading.value
      }, null, 8, ["told", "fault", "reading"]),
      y("div", Na, [
        n.scripted ? U("", !0) : (g(), b("label", La, [
          B(p(d(v)("length")) + " ", 1),
          me(y("input", {
            "onUpdate:modelValue": f[4] || (f[4] = (u) => n.seconds = u),
            type: "number",
            min: "10",
            max: "180",
            placeholder: d(v)("lengthAuto")
          }, null, 8, Va), [
            [
              St,
              n.seconds,
              void 0,
              { number: !0 }
            ]
          ])
        ])),
        y("label", Da, [
          B(p(d(v)("shape")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[5] || (f[5] = (u) => n.size = u)
          }, [
            y("option", Ha, p(d(v)("wide")), 1),
            y("option", ja, p(d(v)("tall")), 1),
            y("option", Ua, p(d(v)("square")), 1)
          ], 512), [
            [rn, n.size]
          ])
        ]),
        y("label", Wa, [
          B(p(d(v)("look")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[6] || (f[6] = (u) => n.look = u)
          }, [
            (g(), b(E, null, Q(["puppets", "sdxl", "toonxl"], (u) => y("option", {
              key: u,
              value: u
            }, p(d(v)(u)), 9, qa)), 64))
          ], 512), [
            [rn, n.look]
          ])
        ]),
        y("label", Ka, [
          B(p(d(v)("style")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[7] || (f[7] = (u) => n.style = u)
          }, [
            y("option", Ba, p(d(v)("fromRequest")), 1),
            (g(), b(E, null, Q(["toon", "silent", "noir", "storybook", "news"], (u) => y("option", {
              key: u,
              value: u
            }, p(d(v)(u)), 9, Ga)), 64))
          ], 512), [
            [rn, n.style]
          ])
        ]),
        n.scripted ? U("", !0) : (g(), b("label", za, [
          B(p(d(v)("language")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[8] || (f[8] = (u) => n.language = u)
          }, [
            y("option", Ja, p(d(v)("fromRequest")), 1),
            y("option", Xa, p(d(v)("english")), 1),
            y("option", Ya, p(d(v)("simplified")), 1),
            y("option", Qa, p(d(v)("traditional")), 1)
          ], 512), [
            [rn, n.language]
          ])
        ]))
      ]),
      y("label", Za, [
        me(y("input", {
          "onUpdate:modelValue": f[9] || (f[9] = (u) => n.captions = u),
          type: "checkbox"
        }, null, 512), [
          [Xn, n.captions]
        ]),
        B(" " + p(d(v)("captions")), 1)
      ]),
      y("label", ec, [
        me(y("input", {
          "onUpdate:modelValue": f[10] || (f[10] = (u) => n.approve = u),
          type: "checkbox"
        }, null, 512), [
          [Xn, n.approve]
        ]),
        B(" " + p(d(v)("approveFirst")), 1)
      ]),
      y("label", tc, [
        me(y("input", {
          "onUpdate:modelValue": f[11] || (f[11] = (u) => n.preview = u),
          type: "checkbox"
        }, null, 512), [
          [Xn, n.preview]
        ]),
        B(" " + p(d(v)("preview")), 1)
      ]),
      y("button", {
        type: "submit",
        disabled: s.value || d(L).busy
      }, p(d(v)("make")), 9, nc)
    ], 32));
  }
}), oc = ["aria-label"], ic = { class: "field" }, rc = {
  key: 0,
  class: "faint"
}, lc = ["data-run", "onClick"], ac = { class: "faint" }, cc = /* @__PURE__ */ Me({
  __name: "FilmList",
  setup(e) {
    return (t, n) => (g(), b("section", {
      class: "films",
      "aria-label": d(v)("films")
    }, [
      y("label", ic, [
        B(p(d(v)("search")) + " ", 1),
        me(y("input", {
          "onUpdate:modelValue": n[0] || (n[0] = (s) => d(L).words = s),
          type: "search",
          maxlength: "200",
          onInput: n[1] || (n[1] = //@ts-ignore
          (...s) => d(_n) && d(_n)(...s))
        }, null, 544), [
          [St, d(L).words]
        ])
      ]),
      d(L).runs.length ? U("", !0) : (g(), b("p", rc, p(d(v)(d(L).words ? "noneFound" : "noFilms")), 1)),
      y("ul", null, [
        (g(!0), b(E, null, Q(d(L).runs, (s) => (g(), b("li", {
          key: s.id
        }, [
          y("button", {
            type: "button",
            class: "film quiet",
            "data-run": s.id,
            onClick: (o) => d(Fn)(s.id)
          }, [
            y("strong", null, p(s.title || s.request), 1),
            y("span", ac, [
              B(p(d(Os)(s.standing)) + " ", 1),
              d(L).progress[s.id] ? (g(), b(E, { key: 0 }, [
                B(" · " + p(Math.round((d(L).progress[s.id]?.fraction ?? 0) * 100)) + " % ", 1)
              ], 64)) : U("", !0),
              B(" · " + p(new Date(s.created * 1e3).toLocaleString()), 1)
            ])
          ], 8, lc)
        ]))), 128))
      ])
    ], 8, oc));
  }
}), lt = (e) => e.beats.flatMap((t) => t.shots), uc = (e) => Math.round(lt(e).reduce((t, n) => t + n.seconds, 0) * 10) / 10;
function Ri(e, t) {
  const n = e.events.filter((s) => t.depicts.includes(s.id)).map((s) => s.text);
  return n.some(Boolean) ? n.filter(Boolean).join(" ") : t.acts.map((s) => `${s.who.map((o) => Pi(e, o)).join(", ")}: ${s.action.replaceAll("_", " ")}`).join(" · ");
}
function Pi(e, t) {
  const n = e.entities.find((o) => o.id === t || o.character === t), s = lt(e).flatMap((o) => o.actors).find((o) => o.character === t)?.extra;
  return n?.name ?? s?.name ?? e.called[t] ?? t.replaceAll("_", " ");
}
function Ni(e, t, n) {
  const s = (o) => o.id === t ? { ...o, ...n } : o;
  return { ...e, beats: e.beats.map((o) => ({ ...o, shots: o.shots.map(s) })) };
}
function fc(e, t, n, s) {
  const o = s.trim() ? t.lines.map((i) => i.id === n ? { ...i, text: s.trim() } : i) : t.lines.filter((i) => i.id !== n);
  return Ni(e, t.id, { lines: o });
}
function dc(e, t) {
  if (lt(e).filter((s) => !s.card && s.id !== t).length === 0) return e;
  const n = e.beats.map((s) => ({ ...s, shots: s.shots.filter((o) => o.id !== t) }));
  return { ...e, beats: n.filter((s) => s.shots.length > 0) };
}
function hc(e, t, n) {
  const s = lt(e), o = s.findIndex((f) => f.id === t), [i, r] = [s[o], s[o + n]];
  if (!i || !r) return e;
  s[o] = r, s[o + n] = i;
  let l = 0;
  const a = e.beats.map((f) => ({ ...f, shots: s.slice(l, l += f.shots.length) }));
  return { ...e, beats: a };
}
const pc = { class: "field" }, gc = ["placeholder"], mc = { "aria-live": "polite" }, yc = {
  key: 0,
  class: "warn"
}, bc = { key: 0 }, _c = {
  key: 1,
  class: "answer"
}, vc = {
  key: 2,
  class: "warn"
}, wc = {
  key: 3,
  class: "warn"
}, xc = {
  key: 0,
  class: "faint"
}, kc = ["disabled"], Sc = /* @__PURE__ */ Me({
  __name: "ChangeBox",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = /* @__PURE__ */ ye(""), { told: s, fault: o } = Ms(
      () => n.value.trim() || null,
      (l, a) => ne.readChange(t.run.id, l, a)
    ), i = re(() => !!s.value?.told);
    async function r() {
      let l = "";
      await Ie(async () => void (l = await ne.change(t.run.id, n.value))) && await Fn(l);
    }
    return (l, a) => (g(), b("form", {
      class: "change",
      onSubmit: Ts(r, ["prevent"])
    }, [
      y("label", pc, [
        B(p(d(v)("change")) + " ", 1),
        me(y("textarea", {
          "onUpdate:modelValue": a[0] || (a[0] = (f) => n.value = f),
          rows: "2",
          maxlength: "2000",
          placeholder: d(v)("changeHint")
        }, null, 8, gc), [
          [St, n.value]
        ])
      ]),
      y("div", mc, [
        d(o) ? (g(), b("p", yc, p(d(o).gone ? d(v)("serverGone") : d(o).message), 1)) : d(s) ? (g(), b(E, { key: 1 }, [
          d(s).told ? (g(), b("p", bc, [
            y("strong", null, p(d(v)("wouldDo")), 1),
            B(" " + p(d(s).told), 1)
          ])) : U("", !0),
          d(s).answer ? (g(), b("p", _c, [
            y("strong", null, p(d(v)("answer")), 1),
            B(" " + p(d(s).answer), 1)
          ])) : U("", !0),
          d(s).doubt ? (g(), b("p", vc, [
            y("strong", null, p(d(v)("doubt")), 1),
            B(" " + p(d(s).doubt), 1)
          ])) : U("", !0),
          d(s).told && d(s).unread.length ? (g(), b("p", wc, p(d(v)("unread")) + ": " + p(d(s).unread.join(", ")), 1)) : U("", !0)
        ], 64)) : U("", !0)
      ]),
      i.value ? (g(), b("p", xc, p(d(v)("newVersion")), 1)) : U("", !0),
      y("button", {
        type: "submit",
        disabled: !i.value || d(L).busy
      }, p(d(v)("changeNow")), 9, kc)
    ], 32));
  }
}), Cc = { class: "finished" }, $c = ["src"], Tc = ["aria-label"], Ac = ["data-shot"], Oc = ["aria-label", "aria-current", "title", "onClick"], Ic = {
  key: 0,
  class: "still title-card"
}, Mc = ["src"], Fc = ["aria-label", "title", "onClick"], Ec = {
  key: 1,
  class: "faint",
  role: "status"
}, Rc = { class: "row" }, Pc = ["href", "download"], Nc = ["href", "download"], Lc = ["href", "download"], Vc = /* @__PURE__ */ Me({
  __name: "FilmView",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = /* @__PURE__ */ ye(null), s = /* @__PURE__ */ ye(0), o = /* @__PURE__ */ ye(""), i = /* @__PURE__ */ ye(!1), r = re(() => t.run.storyboard ? lt(t.run.storyboard) : []), l = (A) => t.run.segments.find((V) => V.shot === A.id), a = (A) => {
      const V = l(A);
      return V !== void 0 && V.start <= s.value && s.value < V.end;
    }, f = re(
      () => URL.createObjectURL(new Blob([JSON.stringify(t.run.storyboard, null, 1)], { type: "application/json" }))
    );
    function u(A) {
      const V = l(A)?.start;
      !n.value || V === void 0 || (n.value.currentTime = V + 0.01, s.value = V + 0.01);
    }
    async function _(A) {
      const V = t.run.takes[A.id]?.take;
      i.value = !1, V && (i.value = await Ie(async () => ie.loadGraphData(await ne.graph(t.run.id, V))));
    }
    async function O(A) {
      A.target.open && !o.value && await Ie(async () => void (o.value = await ne.script(t.run.id)));
    }
    return (A, V) => (g(), b("section", Cc, [
      e.run.film ? (g(), b("video", {
        key: 0,
        ref_key: "player",
        ref: n,
        controls: "",
        preload: "metadata",
        src: d(ne).fileAddress(e.run.film),
        onTimeupdate: V[0] || (V[0] = (F) => s.value = n.value?.currentTime ?? 0)
      }, null, 40, $c)) : U("", !0),
      y("ol", {
        class: "strip",
        "aria-label": d(v)("shots")
      }, [
        (g(!0), b(E, null, Q(r.value, (F, j) => (g(), b("li", {
          key: F.id,
          class: yt(["made", { seen: a(F) }]),
          "data-shot": F.id
        }, [
          y("button", {
            type: "button",
            class: "quiet picture",
            "aria-label": d(v)("playFrom", { number: j + 1 }),
            "aria-current": a(F),
            title: d(Ri)(e.run.storyboard, F),
            onClick: (W) => u(F)
          }, [
            F.card ? (g(), b("span", Ic, p(F.card), 1)) : (g(), b("img", {
              key: 1,
              class: "still",
              loading: "lazy",
              src: d(ne).stillAddress(e.run.id, F.id, e.run.created),
              alt: ""
            }, null, 8, Mc))
          ], 8, Oc),
          e.run.takes[F.id] ? (g(), b("button", {
            key: 0,
            type: "button",
            class: "quiet small",
            "aria-label": d(v)("openGraph", { number: j + 1 }),
            title: d(v)("openGraph", { number: j + 1 }),
            onClick: (W) => _(F)
          }, [
            V[1] || (V[1] = y("i", {
              class: "pi pi-sitemap",
              "aria-hidden": "true"
            }, null, -1)),
            B(" " + p(j + 1), 1)
          ], 8, Fc)) : U("", !0)
        ], 10, Ac))), 128))
      ], 8, Tc),
      i.value ? (g(), b("p", Ec, p(d(v)("graphOpened")), 1)) : U("", !0),
      _e(Sc, { run: e.run }, null, 8, ["run"]),
      y("h3", null, p(d(v)("downloads")), 1),
      y("p", Rc, [
        e.run.film ? (g(), b("a", {
          key: 0,
          href: d(ne).fileAddress(e.run.film),
          download: `${e.run.id}.mp4`
        }, p(d(v)("film")), 9, Pc)) : U("", !0),
        e.run.files.srt ? (g(), b("a", {
          key: 1,
          href: d(ne).fileAddress(e.run.files.srt),
          download: `${e.run.id}.srt`
        }, p(d(v)("captionFile")), 9, Nc)) : U("", !0),
        y("a", {
          href: f.value,
          download: `${e.run.id}.json`
        }, p(d(v)("storyboardFile")), 9, Lc)
      ]),
      y("details", { onToggle: O }, [
        y("summary", null, p(d(v)("scriptText")), 1),
        y("pre", null, p(o.value), 1)
      ], 32),
      (g(!0), b(E, null, Q(e.run.storyboard?.notes ?? [], (F) => (g(), b("p", {
        key: F,
        class: "faint"
      }, p(F), 1))), 128))
    ]));
  }
}), Dc = ["aria-label"], Hc = { "aria-live": "polite" }, jc = ["value", "aria-label"], Uc = { class: "faint" }, Wc = ["disabled"], qc = {
  key: 0,
  class: "fault"
}, Kc = ["disabled"], Bc = {
  key: 2,
  class: "faint"
}, Gc = ["aria-label"], zc = ["data-shot"], Jc = {
  key: 0,
  class: "still title-card"
}, Xc = ["src", "aria-label"], Yc = ["src", "alt"], Qc = /* @__PURE__ */ Me({
  __name: "MakingView",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = re(() => t.run.storyboard ? lt(t.run.storyboard) : []), s = re(() => n.value.filter((l) => l.id in t.run.takes).length), o = re(() => t.run.active || t.run.standing === "running"), i = re(() => L.progress[t.run.id]?.fraction ?? s.value / (n.value.length || 1)), r = re(() => {
      const l = t.run.phase;
      return /line|listen/.test(l) ? v("voices") : /shot|look|choose/.test(l) ? v("pictures") : v(/film|cut|judge|revise/.test(l) ? "cut" : "story");
    });
    return (l, a) => (g(), b("section", {
      class: "making",
      "aria-label": d(v)("making")
    }, [
      o.value ? (g(), b(E, { key: 0 }, [
        y("p", Hc, p(r.value) + " …", 1),
        y("progress", {
          max: "1",
          value: i.value,
          "aria-label": d(v)("making")
        }, null, 8, jc),
        y("p", Uc, p(Math.round(i.value * 100)) + " % " + p(d(L).progress[e.run.id]?.text), 1),
        y("button", {
          type: "button",
          class: "quiet",
          disabled: d(L).busy,
          onClick: a[0] || (a[0] = (f) => d(Ie)(() => d(ne).stop(e.run.id)))
        }, p(d(v)("stop")), 9, Wc)
      ], 64)) : (g(), b(E, { key: 1 }, [
        e.run.error ? (g(), b("p", qc, p(e.run.error.message) + " " + p(e.run.error.fix), 1)) : U("", !0),
        y("button", {
          type: "button",
          disabled: d(L).busy,
          onClick: a[1] || (a[1] = (f) => d(Ie)(() => d(ne).resume(e.run.id)))
        }, p(d(v)("goOn")), 9, Kc)
      ], 64)),
      n.value.length ? (g(), b("p", Bc, p(d(v)("madeOf", { made: s.value, all: n.value.length })), 1)) : U("", !0),
      y("ol", {
        class: "strip",
        "aria-label": d(v)("shots")
      }, [
        (g(!0), b(E, null, Q(n.value, (f, u) => (g(), b("li", {
          key: f.id,
          class: yt({ made: f.id in e.run.takes }),
          "data-shot": f.id
        }, [
          f.card ? (g(), b("div", Jc, p(f.card), 1)) : e.run.takes[f.id]?.picture.filename.endsWith(".mp4") ? (g(), b("video", {
            key: 1,
            class: "still",
            muted: "",
            preload: "metadata",
            src: `${d(ne).fileAddress(e.run.takes[f.id].picture)}#t=${f.seconds / 2}`,
            "aria-label": d(v)("takeOf", { number: u + 1 })
          }, null, 8, Xc)) : (g(), b("img", {
            key: 2,
            class: "still",
            loading: "lazy",
            src: d(ne).stillAddress(e.run.id, f.id, e.run.created),
            alt: d(v)("still", { number: u + 1 })
          }, null, 8, Yc))
        ], 10, zc))), 128))
      ], 8, Gc)
    ], 8, Dc));
  }
});
function Zc(e, t) {
  const n = `animation_studio.storyboard.${e}`, s = JSON.stringify(t);
  return {
    read() {
      try {
        const o = JSON.parse(localStorage.getItem(n) ?? "null");
        return o?.of === s ? o.board : null;
      } catch {
        return null;
      }
    },
    write(o) {
      try {
        o === null ? localStorage.removeItem(n) : localStorage.setItem(n, JSON.stringify({ of: s, board: o }));
      } catch {
      }
    }
  };
}
function eu(e, t = e) {
  const n = /* @__PURE__ */ Cr(t), s = /* @__PURE__ */ ye(t === e ? 0 : 1), o = t === e ? [] : [e];
  return {
    state: n,
    changed: re(() => s.value > 0),
    set(i) {
      i !== n.value && (o.push(n.value), s.value = o.length, n.value = i);
    },
    undo() {
      const i = o.pop();
      s.value = o.length, i !== void 0 && (n.value = i);
    }
  };
}
const tu = ["data-shot", "aria-label"], nu = {
  key: 0,
  class: "still title-card"
}, su = ["src", "alt"], ou = { class: "card-body" }, iu = { class: "faint" }, ru = { key: 0 }, lu = {
  key: 1,
  class: "field"
}, au = ["value"], cu = ["value", "onChange"], uu = { class: "row" }, fu = {
  key: 0,
  class: "field"
}, du = ["value"], hu = ["value"], pu = { class: "field short" }, gu = ["value"], mu = { class: "row" }, yu = ["disabled"], bu = ["disabled"], wo = 0.5, xo = 30, _u = /* @__PURE__ */ Me({
  __name: "ShotCard",
  props: {
    run: {},
    state: {},
    board: {},
    shot: {},
    number: {},
    last: { type: Boolean }
  },
  emits: ["change", "say", "move", "remove"],
  setup(e, { emit: t }) {
    const n = { close_up: "close_up", medium: "medium", full: "full", wide: "wide_shot" }, s = e, o = t, i = re(
      () => [s.shot.setting.label || s.shot.setting.place, s.shot.setting.time, s.shot.setting.weather].filter((a) => a !== "clear").join(", ").replaceAll("_", " ")
    ), r = (a) => a.target.value;
    function l(a) {
      const f = Math.min(xo, Math.max(wo, Number(r(a)) || s.shot.seconds));
      a.target.value = String(f), o("change", { seconds: f });
    }
    return (a, f) => (g(), b("li", {
      class: "card",
      "data-shot": e.shot.id,
      "aria-label": d(v)("shot", { number: e.number })
    }, [
      e.shot.card ? (g(), b("div", nu, p(e.shot.card), 1)) : (g(), b("img", {
        key: 1,
        class: "still",
        loading: "lazy",
        src: d(ne).stillAddress(e.run, e.shot.id, e.state),
        alt: d(v)("still", { number: e.number })
      }, null, 8, su)),
      y("div", ou, [
        y("h3", null, [
          B(p(d(v)("shot", { number: e.number })) + " ", 1),
          y("small", iu, p(i.value), 1)
        ]),
        e.shot.card ? U("", !0) : (g(), b("p", ru, p(d(Ri)(e.board, e.shot)), 1)),
        e.shot.card ? (g(), b("label", lu, [
          B(p(d(v)("cardText")) + " ", 1),
          y("input", {
            value: e.shot.card,
            maxlength: "120",
            required: "",
            onChange: f[0] || (f[0] = (u) => r(u).trim() && o("change", { card: r(u) }))
          }, null, 40, au)
        ])) : U("", !0),
        (g(!0), b(E, null, Q(e.shot.lines, (u) => (g(), b("label", {
          key: u.id,
          class: "field"
        }, [
          B(p(d(v)("line", { name: d(Pi)(e.board, u.character) })) + " ", 1),
          y("textarea", {
            rows: "2",
            maxlength: "300",
            value: u.text,
            onChange: (_) => o("say", u.id, r(_))
          }, null, 40, cu)
        ]))), 128)),
        y("div", uu, [
          e.shot.card ? U("", !0) : (g(), b("label", fu, [
            B(p(d(v)("framing")) + " ", 1),
            y("select", {
              value: e.shot.framing,
              onChange: f[1] || (f[1] = (u) => o("change", { framing: r(u) }))
            }, [
              (g(), b(E, null, Q(n, (u, _) => y("option", {
                key: _,
                value: _
              }, p(d(v)(u)), 9, hu)), 64))
            ], 40, du)
          ])),
          y("label", pu, [
            B(p(d(v)("seconds")) + " ", 1),
            y("input", {
              type: "number",
              min: wo,
              max: xo,
              step: "0.1",
              value: e.shot.seconds,
              onChange: l
            }, null, 40, gu)
          ])
        ]),
        y("div", mu, [
          y("button", {
            type: "button",
            class: "quiet small",
            disabled: e.number === 1,
            onClick: f[2] || (f[2] = (u) => o("move", -1))
          }, " ↑ " + p(d(v)("moveUp")), 9, yu),
          y("button", {
            type: "button",
            class: "quiet small",
            disabled: e.last,
            onClick: f[3] || (f[3] = (u) => o("move", 1))
          }, "↓ " + p(d(v)("moveDown")), 9, bu),
          y("button", {
            type: "button",
            class: "quiet small",
            onClick: f[4] || (f[4] = (u) => o("remove"))
          }, "✕ " + p(d(v)("remove")), 1)
        ])
      ])
    ], 8, tu));
  }
}), vu = ["aria-label"], wu = { class: "cards" }, xu = { class: "faint" }, ku = {
  key: 0,
  class: "faint"
}, Su = { class: "row sticky" }, Cu = ["disabled"], $u = ["disabled"], Tu = /* @__PURE__ */ Me({
  __name: "StoryboardEditor",
  props: {
    run: {},
    board: {}
  },
  setup(e) {
    const t = e, n = t.board, s = Zc(t.run.id, n), { state: o, changed: i, set: r, undo: l } = eu(n, s.read() ?? n), a = re(() => lt(o.value));
    ws(o, (_) => s.write(i.value ? _ : null));
    async function f() {
      const _ = i.value ? o.value : void 0;
      await Ie(() => ne.approve(t.run.id, _)) && s.write(null);
    }
    function u(_) {
      const O = _.target.matches("input, textarea, select");
      (_.ctrlKey || _.metaKey) && _.key === "z" && !O && (_.preventDefault(), _.stopPropagation(), l());
    }
    return (_, O) => (g(), b("section", {
      class: "storyboard",
      "aria-label": d(v)("storyboard"),
      onKeydown: u
    }, [
      y("p", null, p(d(v)("storyboardAsk")), 1),
      (g(!0), b(E, null, Q(d(o).notes, (A) => (g(), b("p", {
        key: A,
        class: "faint"
      }, p(A), 1))), 128)),
      y("ol", wu, [
        (g(!0), b(E, null, Q(a.value, (A, V) => (g(), ft(_u, {
          key: A.id,
          run: e.run.id,
          state: e.run.created,
          board: d(o),
          shot: A,
          number: V + 1,
          last: V === a.value.length - 1,
          onChange: (F) => d(r)(d(Ni)(d(o), A.id, F)),
          onSay: (F, j) => d(r)(d(fc)(d(o), A, F, j)),
          onMove: (F) => d(r)(d(hc)(d(o), A.id, F)),
          onRemove: (F) => d(r)(d(dc)(d(o), A.id))
        }, null, 8, ["run", "state", "board", "shot", "number", "last", "onChange", "onSay", "onMove", "onRemove"]))), 128))
      ]),
      y("p", xu, p(d(v)("total", { seconds: d(uc)(d(o)), shots: a.value.length })), 1),
      d(i) ? (g(), b("p", ku, p(d(v)("kept")), 1)) : U("", !0),
      y("div", Su, [
        y("button", {
          type: "button",
          disabled: d(L).busy,
          onClick: f
        }, p(d(v)(d(i) ? "useMine" : "approve")), 9, Cu),
        y("button", {
          type: "button",
          class: "quiet",
          disabled: !d(i),
          onClick: O[0] || (O[0] = //@ts-ignore
          (...A) => d(l) && d(l)(...A))
        }, p(d(v)("undo")), 9, $u)
      ])
    ], 40, vu));
  }
}), Au = { class: "choice" }, Ou = ["value", "onChange"], Iu = { class: "row" }, Mu = ["disabled"], Fu = ["disabled"], Eu = /* @__PURE__ */ Me({
  __name: "TakeChoice",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = re(() => t.run.question?.takes ?? {}), s = /* @__PURE__ */ Xt({}), o = (i) => t.run.storyboard && lt(t.run.storyboard).findIndex((r) => r.id === i) + 1 || i;
    return (i, r) => (g(), b("section", Au, [
      y("p", null, p(e.run.question?.text), 1),
      (g(!0), b(E, null, Q(n.value, (l, a) => (g(), b("label", {
        key: a,
        class: "field"
      }, [
        B(p(d(v)("takeOf", { number: o(String(a)) })) + " ", 1),
        y("select", {
          value: s[a] ?? l[0],
          onChange: (f) => s[a] = f.target.value
        }, [
          (g(!0), b(E, null, Q(l, (f) => (g(), b("option", { key: f }, p(f), 1))), 128))
        ], 40, Ou)
      ]))), 128)),
      y("div", Iu, [
        y("button", {
          type: "button",
          disabled: d(L).busy,
          onClick: r[0] || (r[0] = (l) => d(Ie)(() => d(ne).choose(e.run.id, Object.values(s))))
        }, p(d(v)("goOnSo")), 9, Mu),
        y("button", {
          type: "button",
          class: "quiet",
          disabled: d(L).busy,
          onClick: r[1] || (r[1] = (l) => d(Ie)(() => d(ne).again(e.run.id, Object.keys(n.value))))
        }, p(d(v)("makeAgain")), 9, Fu)
      ])
    ]));
  }
}), ko = "animationStudio", Ru = "#f0a020";
function En() {
  return ie.rootGraph ?? ie.graph;
}
function Yn() {
  return En().serialize();
}
function Li(e, t = En(), n = "") {
  if (e === t) return n;
  for (const s of t.nodes) {
    const o = s.subgraph ? Li(e, s.subgraph, `${n}${s.id}:`) : null;
    if (o !== null) return o;
  }
  return null;
}
function So() {
  const e = Li(ie.canvas.graph) ?? "";
  return Object.values(ie.canvas.selected_nodes ?? {}).map((t) => `${e}${t.id}`);
}
function Fs(e) {
  const t = [];
  let n = En();
  for (const s of e.split(":")) {
    const o = n?.nodes.find((i) => String(i.id) === s);
    if (!o) return [];
    t.push(o), n = o.subgraph;
  }
  return t;
}
function an(e) {
  return Fs(e).length > 0;
}
function Mt(e, t) {
  const n = Fs(e), s = n.at(-1);
  if (!s) return;
  const o = n.at(-2)?.subgraph ?? En();
  ie.canvas.graph !== o && ie.canvas.setGraph(o), t && ie.canvas.selectItems([s]), ie.canvas.centerOnNode(s), ie.canvas.setDirty(!0, !0);
}
let Qn = [];
function Co(e) {
  for (const t of Qn) delete t.strokeStyles?.[ko];
  Qn = e.flatMap(Fs);
  for (const t of Qn)
    t.strokeStyles && (t.strokeStyles[ko] = () => ({ color: Ru, lineWidth: 4, padding: 8 }));
  ie.canvas.setDirty(!0, !0);
}
function Vi() {
  return ie.extensionManager.workflow?.activeWorkflow?.changeTracker;
}
async function Pu(e) {
  const t = Vi();
  if (!t) {
    await ie.loadGraphData(e);
    return;
  }
  t.captureCanvasState ? t.captureCanvasState() : t.checkState?.(), t.redoQueue.splice(0, t.redoQueue.length, e), await t.redo();
}
async function Nu() {
  await Vi()?.undo();
}
const Lu = { class: "field" }, Vu = ["placeholder"], Du = {
  key: 0,
  class: "faint"
}, Hu = {
  "aria-live": "polite",
  class: "told"
}, ju = {
  key: 0,
  class: "warn"
}, Uu = {
  key: 1,
  class: "faint"
}, Wu = { class: "changes" }, qu = ["onClick"], Ku = {
  key: 1,
  class: "chip"
}, Bu = {
  key: 1,
  class: "row"
}, Gu = ["onClick"], zu = ["disabled"], Ju = ["aria-label"], Xu = { class: "changes" }, Yu = ["onClick"], Qu = {
  key: 1,
  class: "chip"
}, Zu = { class: "row" }, ef = ["aria-label"], tf = ["disabled"], nf = ["onClick"], sf = { key: 0 }, of = ["onClick"], rf = 400, lf = /* @__PURE__ */ Me({
  __name: "WorkflowPart",
  setup(e) {
    const t = /* @__PURE__ */ ye(""), n = /* @__PURE__ */ ye([]), s = /* @__PURE__ */ ye(null), o = /* @__PURE__ */ ye(null);
    let i = 0;
    const { told: r, fault: l, reading: a } = Ms(
      () => t.value.trim() ? { order: t.value, selected: n.value } : null,
      (j, W) => ne.editGraph(Yn(), j.order, j.selected, W)
    ), f = re(() => !!r.value?.graph), u = re(() => (r.value?.choices ?? []).filter(([j]) => an(j)));
    function _(j) {
      return [...new Set((j?.changes ?? []).map((W) => W.node))].filter(Boolean);
    }
    function O() {
      const j = So();
      j.join() !== n.value.join() && (n.value = j);
    }
    async function A() {
      await Ie(async () => {
        const j = await ne.editGraph(Yn(), t.value, So());
        if (!j.graph) {
          r.value = j;
          return;
        }
        await Pu(j.graph), s.value = j, o.value = null, t.value = "";
      });
    }
    async function V() {
      await Nu(), s.value = null;
    }
    async function F() {
      await Ie(async () => void (o.value = await ne.tellGraph(Yn())));
    }
    return ws([r, s], () => Co(_(r.value ?? s.value))), ui(() => {
      O(), i = window.setInterval(O, rf);
    }), xs(() => {
      window.clearInterval(i), Co([]);
    }), (j, W) => (g(), b(E, null, [
      y("form", {
        class: "workflow",
        onSubmit: Ts(A, ["prevent"])
      }, [
        y("label", Lu, [
          B(p(d(v)("changeWorkflow")) + " ", 1),
          me(y("textarea", {
            "onUpdate:modelValue": W[0] || (W[0] = (M) => t.value = M),
            rows: "3",
            maxlength: "4000",
            placeholder: d(v)("changeWorkflowHint")
          }, null, 8, Vu), [
            [St, t.value]
          ])
        ]),
        n.value.length ? (g(), b("p", Du, p(d(v)("selectedNodes", { count: n.value.length })), 1)) : U("", !0),
        y("div", Hu, [
          d(l) ? (g(), b("p", ju, p(d(l).gone ? d(v)("serverGone") : d(l).message), 1)) : d(a) && !d(r) ? (g(), b("p", Uu, p(d(v)("reading")), 1)) : d(r) ? (g(), b(E, { key: 2 }, [
            d(r).graph ? (g(), b(E, { key: 0 }, [
              y("strong", null, p(d(v)("willChange")), 1),
              y("ul", Wu, [
                (g(!0), b(E, null, Q(d(r).changes, (M, q) => (g(), b("li", { key: q }, [
                  d(an)(M.node) ? (g(), b("button", {
                    key: 0,
                    class: "chip",
                    type: "button",
                    onClick: (N) => d(Mt)(M.node, !1)
                  }, p(M.words), 9, qu)) : (g(), b("span", Ku, p(M.words), 1))
                ]))), 128))
              ]),
              (g(!0), b(E, null, Q(d(r).problems, (M) => (g(), b("p", {
                key: M.message,
                class: "warn"
              }, p(M.message) + " " + p(M.fix), 1))), 128))
            ], 64)) : U("", !0),
            (g(!0), b(E, null, Q(d(r).questions, (M) => (g(), b("p", {
              key: M,
              class: "warn"
            }, [
              y("strong", null, p(d(v)("doubt")), 1),
              B(" " + p(M), 1)
            ]))), 128)),
            u.value.length ? (g(), b("p", Bu, [
              (g(!0), b(E, null, Q(u.value, ([M, q]) => (g(), b("button", {
                key: M,
                class: "chip",
                type: "button",
                onClick: (N) => d(Mt)(M, !0)
              }, p(q), 9, Gu))), 128))
            ])) : U("", !0)
          ], 64)) : U("", !0)
        ]),
        y("button", {
          type: "submit",
          disabled: !f.value || d(L).busy
        }, p(d(v)("changeIt")), 9, zu)
      ], 32),
      s.value ? (g(), b("section", {
        key: 0,
        class: "done",
        "aria-label": d(v)("changed")
      }, [
        y("strong", null, p(d(v)("changed")), 1),
        y("ul", Xu, [
          (g(!0), b(E, null, Q(s.value.changes, (M, q) => (g(), b("li", { key: q }, [
            d(an)(M.node) ? (g(), b("button", {
              key: 0,
              class: "chip",
              type: "button",
              onClick: (N) => d(Mt)(M.node, !1)
            }, p(M.words), 9, Yu)) : (g(), b("span", Qu, p(M.words), 1))
          ]))), 128))
        ]),
        y("p", Zu, [
          y("button", {
            class: "quiet small",
            type: "button",
            onClick: V
          }, p(d(v)("undo")), 1),
          y("button", {
            class: "quiet small",
            type: "button",
            onClick: W[1] || (W[1] = (M) => s.value = null)
          }, p(d(v)("keepIt")), 1)
        ])
      ], 8, Ju)) : U("", !0),
      y("section", {
        class: "about",
        "aria-label": d(v)("explain")
      }, [
        y("button", {
          class: "quiet",
          type: "button",
          disabled: d(L).busy,
          onClick: F
        }, p(d(v)("explain")), 9, tf),
        o.value ? (g(), b(E, { key: 0 }, [
          (g(!0), b(E, null, Q(o.value.told, (M) => (g(), b("p", {
            key: M.text
          }, [
            M.node ? (g(), b("button", {
              key: 0,
              class: "chip",
              type: "button",
              onClick: (q) => d(Mt)(M.node, !0)
            }, p(M.text), 9, nf)) : (g(), b(E, { key: 1 }, [
              B(p(M.text), 1)
            ], 64))
          ]))), 128)),
          o.value.problems.length ? U("", !0) : (g(), b("p", sf, p(d(v)("nothingOdd")), 1)),
          (g(!0), b(E, null, Q(o.value.problems, (M, q) => (g(), b("p", {
            key: q,
            class: yt(M.verdict === "halt" ? "fault" : "warn")
          }, [
            d(an)(M.node) ? (g(), b("button", {
              key: 0,
              class: "chip warn",
              type: "button",
              onClick: (N) => d(Mt)(M.node, !0)
            }, p(M.message) + " " + p(M.fix), 9, of)) : (g(), b(E, { key: 1 }, [
              B(p(M.message) + " " + p(M.fix), 1)
            ], 64))
          ], 2))), 128))
        ], 64)) : U("", !0)
      ], 8, ef)
    ], 64));
  }
}), af = { class: "animation-studio" }, cf = {
  key: 0,
  class: "fault",
  role: "alert"
}, uf = { class: "tabs" }, ff = ["aria-pressed"], df = ["aria-pressed"], hf = ["data-run"], pf = { class: "faint" }, gf = /* @__PURE__ */ Me({
  __name: "StudioPage",
  setup(e) {
    const t = re(() => L.run), n = re(() => t.value?.standing === "waiting" && !t.value.active ? t.value.question?.about : "");
    return ui(ha), xs(pa), (s, o) => (g(), b("div", af, [
      d(L).fault ? (g(), b("p", cf, p(d(L).fault), 1)) : U("", !0),
      d(L).open === null ? (g(), b(E, { key: 1 }, [
        y("div", uf, [
          y("button", {
            type: "button",
            "aria-pressed": d(L).part === "film",
            class: "quiet",
            onClick: o[0] || (o[0] = (i) => d(L).part = "film")
          }, p(d(v)("partFilm")), 9, ff),
          y("button", {
            type: "button",
            "aria-pressed": d(L).part === "workflow",
            class: "quiet",
            onClick: o[1] || (o[1] = (i) => d(L).part = "workflow")
          }, p(d(v)("partWorkflow")), 9, df)
        ]),
        d(L).part === "film" ? (g(), b(E, { key: 0 }, [
          _e(sc),
          _e(cc)
        ], 64)) : (g(), ft(lf, { key: 1 }))
      ], 64)) : (g(), b(E, { key: 2 }, [
        y("button", {
          class: "quiet",
          type: "button",
          onClick: o[2] || (o[2] = (i) => d(Fn)(null))
        }, "‹ " + p(d(v)("back")), 1),
        t.value ? (g(), b("article", {
          key: t.value.id,
          "data-run": t.value.id,
          class: "run"
        }, [
          y("h2", null, p(t.value.title || t.value.request), 1),
          y("p", pf, p(d(Os)(t.value.standing)) + " · " + p(t.value.request), 1),
          n.value === "storyboard" && t.value.storyboard ? (g(), ft(Tu, {
            key: 0,
            run: t.value,
            board: t.value.storyboard
          }, null, 8, ["run", "board"])) : n.value === "takes" ? (g(), ft(Eu, {
            key: 1,
            run: t.value
          }, null, 8, ["run"])) : t.value.standing === "finished" && t.value.film ? (g(), ft(Vc, {
            key: 2,
            run: t.value
          }, null, 8, ["run"])) : (g(), ft(Qc, {
            key: 3,
            run: t.value
          }, null, 8, ["run"]))
        ], 8, hf)) : U("", !0)
      ], 64))
    ]));
  }
}), Di = "animation-studio", Zn = "AnimationStudio.ChangeWorkflow";
let vn = null;
function Hi() {
  vn?.unmount(), vn = null;
}
function mf(e) {
  Hi(), vn = ta(gf), vn.mount(e);
}
function $o() {
  L.part = "workflow", L.open = null, ie.extensionManager.sidebarTab && (ie.extensionManager.sidebarTab.activeSidebarTabId = Di);
}
ie.registerExtension({
  name: "AnimationStudio.Page",
  commands: [{ id: Zn, icon: "pi pi-pencil", label: () => v("changeWorkflow"), function: $o }],
  menuCommands: [{ path: ["Extensions", "Animation Studio"], commands: [Zn] }],
  getCanvasMenuItems: () => [{ content: v("changeWorkflow"), callback: $o }],
  getSelectionToolboxCommands: () => [Zn],
  setup() {
    const e = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL(
        /* @vite-ignore */
        "./studio.css",
        import.meta.url
      ).href
    });
    document.head.append(e), ie.extensionManager.registerSidebarTab({
      id: Di,
      icon: "pi pi-video",
      title: v("title"),
      tooltip: v("tooltip"),
      type: "custom",
      render: mf,
      destroy: Hi
    });
  }
});
