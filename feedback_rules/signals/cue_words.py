"""Words that tell whose a name, number or address is, by what they announce and by language.

A line is ``language: phrase, phrase``; a trailing ``*`` matches any ending. Spelling is folded, so accents may stand.
"""

from __future__ import annotations

__all__ = ["CUE_WORDS"]

_STAFF = """
en: general manager, store manager, shop manager, sales manager, account manager, customer service manager, branch manager, shop owner, store owner
en: business owner, owner, co-owner, proprietor, boss, manager, supervisor, director, managing director, ceo, founder, employee, staff member, salesman, saleswoman
en: salesperson, sales rep, sales assistant, clerk, shop assistant, shopkeeper, agent, representative, rep, team leader, accountant, contact person
en: handled by, run by, owned by, managed by, operated by, real name is, real name, seller's name, sellers name, name of the seller, name of the owner
en: owner's name, owners name, a man named, a man called, a woman named, a woman called, a guy named, a guy called, someone named, someone called
en: a lady named, a lady called, by the name of, person named, employee named, employee called, rep named, agent named, customer service
en: customer support, sender, the seller is, seller is, a certain
de: richtiger name ist, richtiger name, wahrer name, heißt in wahrheit, inhaber, inhaberin, eigentümer*, besitzer, besitzerin, der chef, dem chef, den chef, vom chef, chefin, geschäftsführer*, geschäftsinhaber*, ladenbesitzer*, shopbetreiber*, betreiber
de: betreiberin, leiter, leiterin, filialleiter*, mitarbeiter, mitarbeiterin, angestellte, angestellter, kundenberater*, sachbearbeiter*
de: ansprechpartner*, kundendienst, kundenservice, sachbearbeitung, absender, absenderin, ein gewisser, eine gewisse, einem gewissen, namens
de: einen gewissen, einer gewissen, name des verkäufers, name des inhabers, buchhalter*, verantwortlicher, verantwortliche
fr: vrai nom est, vrai nom, vrai prénom, propriétaire, gérant, gérante, patron, patronne, directeur, directrice, responsable, employé, employée, dirigeant, dirigeante, conseiller
fr: conseillère, conseiller clientèle, service client, service clients, un certain, une certaine, nommé, nommée, dénommé, dénommée, vendeur s'appelle
fr: expéditeur, expéditrice, interlocuteur, interlocutrice, nom du vendeur, nom du gérant, du nom de, commercial, cette personne, une personne
es: nombre real, nombre real es, nombre verdadero, dueño, dueña, propietario, propietaria, gerente, encargado, encargada, jefe, jefa, director, directora, empleado, empleada, responsable
es: el tal, la tal, al tal, representante, agente, un tal, una tal, de nombre, nombre del vendedor, vendedor se llama, remitente, atención al cliente, comercial, dependiente
es: dependienta, administrador, administradora
it: vero nome, vero nome è, titolare, proprietario, proprietaria, gestore, responsabile, direttore, direttrice, capo, impiegato, impiegata, addetto, addetta, commesso, commessa
it: operatore, operatrice, un certo, una certa, di nome, nome del venditore, venditore si chiama, mittente, servizio clienti, amministratore
it: amministratrice, commerciale
pt: nome verdadeiro, nome real, nome dele é, dono, dona, dono da loja, proprietário, proprietária, gerente, chefe, patrão, patroa, responsável, funcionário, funcionária, atendente, diretor
pt: diretora, representante, agente, um tal de, um tal, uma tal, de nome, nome do vendedor, vendedor se chama, remetente, sócio, sócia, lojista
pt: administrador, administradora, encarregado, encarregada
nl: echte naam, echte naam is, eigenaar, eigenares, baas, bazin, manager, directeur, directrice, medewerker, medewerkster, bedrijfsleider, verantwoordelijke, klantenservice
nl: ene, een zekere, genaamd, met de naam, naam van de verkoper, afzender, contactpersoon, winkelier, zaakvoerder, uitbater, winkeleigenaar
sv: riktiga namn, riktiga namn är, ägaren, ägare, ägarinnan, chefen, butikschefen, butikschef, butiksägaren, föreståndaren, direktören, anställd, anställde, medarbetaren
sv: handläggaren, handläggare, kundtjänst, en viss, vid namn, avsändare, avsändaren, vd, innehavaren, innehavare, kontaktperson, säljarens namn
pl: prawdziwe nazwisko, prawdziwe nazwisko to, właściciel, właścicielka, właścicielem, właścicielką, szef, szefowa, szefem, kierownik, kierowniczka, kierownikiem, dyrektor, prezes
pl: menedżer, manager, pracownik, pracownica, pracownikiem, obsługa klienta, niejaki, niejaka, o nazwisku, nadawca, sprzedawca nazywa się, konsultant
pl: konsultantka, osoba kontaktowa, właściciela, szefa, kierownika
tr: mağazadan, dükkandan, firmadan, gerçek adı, sahibi, dükkan sahibi, mağaza sahibi, sahip, patron, patronu, müdür, müdürü, yetkili, yetkilisi, yönetici, yöneticisi, çalışan, çalışanı
tr: müşteri hizmetleri, müşteri temsilcisi, temsilcisi, temsilci, gönderen, gönderici, satıcının adı, satıcının ismi, sorumlusu, personeli
ja: 本名は, 本名, 店長, 店主, 担当者, 担当, オーナー, 責任者, 代表者, 代表, 社長, 店員, 代表取締役, マネージャー, 運営責任者, 販売責任者, 差出人, 送り主, 出品者名, サポート担当, 販売者名, 経営者
ja: 出品者の名前, 販売者の名前, 名義人, 返送先の宛名, スタッフ
zh: 真名, 真名叫, 真实姓名, 真实姓名是, 店里的, 你们店的, 他们店的, 店主, 店长, 店長, 老板娘, 老板, 老闆, 掌柜, 经理, 經理, 负责人, 負責人, 客服, 客服经理, 销售, 店员, 員工, 员工, 法人, 法人代表, 寄件人, 发件人, 發件人, 卖家名字, 卖家姓名, 卖家本名
zh: 卖家真名, 店主名叫, 卖家叫, 名叫, 店小二, 商家姓名
ar: صاحب المتجر, صاحبة المتجر, صاحب المحل, صاحبة المحل, مالك المتجر, مالكة المتجر, مالك المحل, المالك, المالكة, صاحب الدكان, صاحب, مدير المتجر, المدير, المديرة, مدير
ar: الموظف, الموظفة, موظف, موظفة, خدمة العملاء, المسؤول, المسؤولة, مسؤول المبيعات, المرسل, المدعو, المدعوة, شخص اسمه, اسم البائع, البائع اسمه, ممثل خدمة العملاء, مندوب المبيعات
hi: मालिक, दुकानदार, दुकान मालिक, मैनेजर, प्रबंधक, कर्मचारी, दुकान के, स्टोर मैनेजर, कस्टमर केयर के, बॉस, भेजने वाले, विक्रेता का नाम, सेलर का नाम, एजेंट, प्रतिनिधि, दुकान के मालिक, नाम है
hi: malik, maalik, dukandar, dukaan malik, shop malik, seller ka naam, owner ka naam
"""

_SELLER = """
en: seller, vendor, merchant, trader, dealer, bought from, purchased from, sold by, sent by, shipped by, ordered from, fulfilled by, retailer
de: verkäufer, verkäuferin, händler, händlerin, gekauft bei, gekauft von, bestellt bei, verkauft von, versendet von, verkauft durch
fr: vendeur, vendeuse, marchand, commerçant, commerçante, acheté chez, acheté à, vendu par, expédié par, envoyé par, commandé chez
es: vendedor, vendedora, comerciante, comprado a, vendido por, enviado por, comprado en
it: venditore, venditrice, commerciante, negoziante, comprato da, venduto da, spedito da, acquistato da
pt: vendedor, vendedora, comerciante, comprado de, comprei de, vendido por, enviado por, comprei do, comprei da
nl: verkoper, verkoopster, handelaar, gekocht bij, gekocht van, verkocht door, verzonden door, besteld bij
sv: säljaren, säljare, handlaren, köpt av, köpte av, såld av, skickad av, sålt av
pl: sprzedawca, sprzedawczyni, sprzedawcy, sprzedawcą, sprzedawcę, kupione od, kupiłem od, kupiłam od, sprzedany przez, wysłane przez
tr: satıcı, satici, satıcısı, satan, satan kişi
ja: 出品者, 販売者, 売主, 売り手, セラー
zh: 卖家, 賣家, 商家, 店家, 卖方
ar: البائع, البائعة, التاجر, بائع
hi: विक्रेता, सेलर, बेचने वाले, बेचने वाला, seller, bechne wala, dukaandaar
"""

_CONTACT = """
en: spoke to, spoke with, speak to, speak with, speaking to, speaking with, spoken to, spoken with, talked to, talked with, talk to, talk with
en: talking to, talking with, chatted with, chat with, chatting with, contacted, phoned, rang, emailed, e-mailed, wrote to, messaged, texted, dealt with
en: dealing with, complained to, reached out to, reply from, response from, answer from, answered by, message from, messages from, email from
en: e-mail from, emails from, letter from, call from, calls from, text from, told by, assured by, promised by, insulted by, threatened by, harassed by
en: follow up with, followed up with, back and forth with, discussed with, emails with, messages with, negotiated with, corresponded with, correspondence with, conversation with, argument with, in touch with, ask for, asked for, served by
en: assisted by, helped by, help from, call with, got hold of, had a call with, exchanged emails with, lied to by, scammed by, cheated by, ripped off by
de: gesprochen mit, sprach mit, spreche mit, sprechen mit, telefoniert mit, telefonierte mit, telefonat mit, gespräch mit, kontakt mit, kontakt zu
de: geschrieben mit, schrieb mit, gechattet mit, mail von, e-mail von, email von, nachricht von, antwort von, anruf von, brief von, verhandelt mit
de: rücksprache mit, betrogen von, beleidigt von, bedroht von, beschimpft von, angerufen von, streit mit, zu tun mit, abgewimmelt von, mailverkehr mit
fr: parlé à, parlé avec, parler à, parler avec, discuté avec, échangé avec, échange avec, échanges avec, eu affaire à, affaire à, contacté, mail de
fr: e-mail de, courriel de, message de, réponse de, appel de, lettre de, conversation avec, au téléphone avec, eu au téléphone, joint, insulté par, insultée par
fr: menacé par, menacée par, arnaqué par, arnaquée par, m'adresser à, adressé à, s'appelle, répondu par
es: hablé con, hablado con, hablar con, hablando con, conversé con, conversación con, contacté con, contactado con, contacto con, correo de, mensaje de
es: mensajes de, respuesta de, llamada de, llamé a, llamada con, traté con, escribí a, atendió, atendido por, atendida por, me atendió, estafado por
es: estafada por, engañado por, insultado por, amenazado por, trato con
it: parlato con, parlare con, parlato al telefono con, ho sentito, contattato, contatto con, mail da, e-mail da, messaggio da, messaggi da, risposta da
it: telefonata con, chiamata da, conversazione con, scritto a, trattato con, avuto a che fare con, truffato da, insultato da, minacciato da, messaggio di
it: risposta di, email di, mail di, telefonata di
pt: falei com, falar com, falado com, falando com, conversei com, conversa com, contato com, contactei, contatei, e-mail de, email de, mensagem de
pt: resposta de, ligação de, liguei para, tratei com, atendido por, atendida por, fui atendido por, fui atendida por, enganado por, ofendido por, ameaçado por
pt: conversando com, negociei com
nl: gesproken met, sprak met, spreken met, gebeld met, belde met, contact met, contact gehad met, mail van, e-mail van, bericht van, antwoord van, brief van
nl: telefoontje van, gesprek met, te maken met, gemaild met, opgelicht door, bedreigd door, uitgescholden door, geholpen door, te woord gestaan door
sv: pratade med, pratat med, prata med, talade med, talat med, talar med, tala med, samtal med, kontakt med, kontaktade, mejl från, mail från, meddelande från
sv: svar från, brev från, ringde till, mejlade, mejlade med, att göra med, lurad av, hotad av, förolämpad av, snackade med
pl: rozmawiałem z, rozmawiałam z, rozmowa z, rozmowy z, rozmawiać z, kontakt z, kontaktowałem się z, kontaktowałam się z, mail od, e-mail od, wiadomość od
pl: odpowiedź od, list od, telefon od, pisałem z, pisałam z, pisałem do, pisałam do, dzwoniłem do, dzwoniłam do, oszukany przez, oszukana przez
pl: do czynienia z, korespondencja z
tr: ile görüştüm, konuştuğum, görüştüğüm, konuştuğum kişi, görüştüğüm kişi, telefondaki kişi, ilgilenen, ilgilenen kişi, arayan, arayan kişi, mesaj atan
tr: cevap veren, yazan
ja: 電話に出た, 電話対応の, 対応した, 対応者, 連絡してきた, 返信は, 返信者, 連絡をくれた, メールの差出人は, 窓口の
zh: 联系, 聯繫, 跟, 和, 找, 打给, 接电话的是, 接电话的叫, 来电的是, 自称, 对方叫, 对方是, 那个叫, 一个叫, 有个叫, 叫做, 姓名, 姓名是, 名字是, 名字叫, 联系人, 聯絡人
ar: تحدثت مع, تكلمت مع, تواصلت مع, تحدثنا مع, اتصلت ب, كلمت, تعاملت مع, رسالة من, رد من, مكالمة مع, اتصال من, مراسلة, راسلت, ايميل من, اسمه, اسمها
hi: से बात की, नाम का, जिनका नाम, जिसका नाम, baat ki, naam ka, jiska naam, jinka naam, uska naam, naam hai
"""

_PAYEE = """
en: account holder, account holder's name, account name, name on the account, account in the name of, account is in the name of, account under the name
en: account is under the name, name on the invoice, name on the receipt, name on the return label, payable to, made out to, transfer to, transferred to
en: transfer the money to, money to, wire to, wired to, payment to, paid to, pay to, beneficiary, payee, paypal account of, paypal name, paypal account belongs to
en: account belongs to, bank account of, invoiced by, invoice is from, registered to, recipient of the transfer, money went to, pay directly to
en: money order to, zelle to, venmo to, check to, cheque to, paypal to
de: kontoinhaber, kontoinhaberin, kontoinhaber ist, konto von, konto gehört, konto läuft auf, konto lautet auf, konto auf den namen, auf den namen, lautend auf
de: überweisung an, überweisung sollte an, überweisen an, überwiesen an, zahlung an, bezahlen an, geld an, geld sollte an, geld ging an, zahlungsempfänger*
de: empfänger der überweisung, empfänger des geldes, begünstigter, rechnung von, rechnungssteller, paypal an, paypal-konto von, rechnung ist von
fr: compte au nom de, compte est au nom de, titulaire du compte, titulaire du compte est, virement à, virement au nom de, virement pour, paiement à
fr: payer à, payé à, bénéficiaire, bénéficiaire du virement, argent à, compte de, facture de, facture au nom de, à l'ordre de, paypal de, compte paypal de
fr: rib au nom de, rib de, iban au nom de, chèque à
es: cuenta a nombre de, cuenta está a nombre de, a nombre de, titular de la cuenta, titular de la cuenta es, titular, transferencia a, transferencia era para
es: transferencia a nombre de, pago a, pagar a, beneficiario, beneficiaria, dinero a, factura de, factura a nombre de, paypal de, cuenta de, bizum a
es: paypal es de, cuenta es de, cuenta de paypal es de, está a nombre de, depósito a, depositar a, transferir a
it: conto intestato a, conto è intestato a, intestato a, intestata a, intestatario, intestatario del conto, titolare del conto, bonifico a, bonifico a favore di
it: bonifico intestato a, pagamento a, pagare a, beneficiario, soldi a, fattura di, fattura intestata a, postepay di, paypal di, postepay intestata a, conto di
it: bonifico era per, bonifico andava a
pt: conta em nome de, conta está em nome de, em nome de, titular da conta, titular da conta é, titular, transferência para, transferir para, pix para
pt: pix era para, o pix de, pix em nome de, pagamento para, pagar para, beneficiário, favorecido, favorecida, dinheiro para, nota fiscal de, conta de
pt: depósito para, boleto em nome de, recebedor, transferência era para, chave pix de
nl: rekeninghouder, rekeninghouder is, rekening op naam van, rekening staat op naam van, op naam van, ten name van, t.n.v., overmaken naar, overmaken aan
nl: overgemaakt naar, betaling aan, betalen aan, geld naar, geld moest naar, geld aan, begunstigde, factuur van, rekening van, paypal van, tikkie van
nl: overschrijving naar, overboeking naar, overboeking aan
sv: kontot står på, kontot tillhör, kontoinnehavare, kontoinnehavaren, kontoinnehavare är, kontot i namn, överföring till, överföringen skulle till
sv: betalning till, betala till, betalningen gick till, pengarna till, pengarna skulle till, pengarna gick till, betalningsmottagare, mottagare av betalningen
sv: swisha till, swish till, faktura från, paypal till, insättning till
pl: odbiorca przelewu, odbiorcą przelewu jest, właściciel konta, właścicielem konta jest, konto na nazwisko, konto na, konto należy do, przelew na
pl: przelew na konto, przelew dla, przelew do, płatność dla, płatność na rzecz, beneficjent, pieniądze dla, pieniądze do, faktura od, faktura wystawiona przez
pl: na nazwisko, wpłata na, przelew miał iść do
tr: hesap sahibi, hesap sahibinin adı, iban sahibi, havale alıcısı, alıcı adı, hesap, havale, iban, fatura kesen, faturayı kesen, hesap adı
ja: 口座名義は, 口座名義人は, 口座名義, 口座名義人, 名義は, 名義, 振込先は, 振込先, 振り込み先は, 振込先名義, 受取人は, 受取人, 振込名義, 口座の名義, 送金先は, 送金先, 支払先は, 請求者は, 請求書の名前は
zh: 收款人是, 收款人, 收款方, 户名, 戶名, 账户名, 帳戶名, 账户名字, 开户名, 开户人, 账号名字, 转账给, 轉賬給, 轉帳給, 汇款给, 匯款給, 打款给, 付款给, 转给, 收款账户是, 支付宝姓名, 支付宝名字
zh: 打给了, 转给了, 付给, 付给了, 打到, 汇给, 支付宝实名, 微信实名, 账户是, 持卡人, 卡主, 银行卡户名, 发票是
ar: الحساب باسم, حساب باسم, باسم, صاحب الحساب, حوالة الى, حوالة باسم, التحويل الى, تحويل الى, تحويل باسم, المستفيد, المستفيد هو, المبلغ الى, الفلوس الى, الدفع الى, فاتورة باسم
ar: الفاتورة باسم, ايبان باسم, حساب بنكي باسم
hi: खाताधारक, खाता धारक, खाताधारक का नाम, खाते का नाम, पैसे का खाता, भुगतान, पैसे, खाता, यूपीआई, khata, account holder, upi naam
"""

_SIGNED = """
en: signed by, signed, signature of, signature, note from, note signed by, letter signed by
de: unterschrieben von, unterzeichnet von, gezeichnet, gez., unterschrift von, unterschrift, signiert von, unterzeichner
fr: signé, signée, signé par, signée par, signature de, signature, signe
es: firmado por, firmada por, firmado, firma de, firma, lo firma, firmaba
it: firmato da, firmata da, firmato, firmata, firma di, firma, a firma
pt: assinado por, assinada por, assinado, assinatura de, assinatura, assinava
nl: ondertekend door, getekend, getekend door, handtekening van, ondertekend
sv: undertecknat av, undertecknad av, signerat av, signerad av, underskrivet av, underskriven av, signerat, undertecknat, underskrift av, underskrift
pl: podpisane przez, podpisany przez, podpisana przez, podpisano, podpis, podpisał, podpisała, podpisany, podpisane
tr: imzalayan, imza, imzası, imzalı
ja: 署名は, 署名, 差出人名は, 記名は, サインは
zh: 签名是, 签名, 簽名是, 簽名, 署名, 署名是, 落款, 落款是, 签字的是
ar: التوقيع, توقيع, موقع من, بتوقيع, وقعها, وقعه
hi: हस्ताक्षर, दस्तखत, हस्ताक्षरकर्ता
"""

_THANKS = """
en: thanks to, thank you to, thank you, thanks, kudos to, shout out to, grateful to, props to
de: dank an, danke an, vielen dank an, dank, danke
fr: merci à, merci, grâce à, remerciements à
es: gracias a, gracias
it: grazie a, grazie, ringrazio
pt: obrigado a, obrigada a, obrigado ao, obrigado à, obrigada, obrigado, agradeço a, agradeço ao, agradeço à, graças a, graças ao, graças à
nl: dank aan, dankzij, bedankt, met dank aan, dank
sv: tack till, tack vare, tack
pl: dziękuję, dzięki, podziękowania dla, dziękujemy, dzięki uprzejmości
tr: teşekkürler, teşekkür ederim, sağ olsun, teşekkür ederiz
ja: 感謝, ありがとう
zh: 谢谢, 感谢, 謝謝, 感謝, 多谢, 多亏
ar: شكرا الى, شكرا ل, شكرا
hi: धन्यवाद, शुक्रिया, dhanyavaad, shukriya
"""

_OF_SHOP = """
en: from the shop, from the store, at the shop, at the store, from this shop, from this store, at this shop, at this store, in the shop, in the store
en: from this company, at this company, from the company, from customer service, in customer service, at customer service, from customer support, from support
en: from the team, from sales, from their team, from the seller, from this seller, from their office, from the warehouse, at the warehouse, the owner
en: the manager, the boss, the seller, who owns, who runs, owner of, manager of, is the owner, is the manager, is the seller, is the boss, runs this
en: owns this, runs the shop, runs the store, owns the shop, owns the store, who works there, who works for them, from their customer service, the shop owner
en: from tech support, from the sales team, your employee, your manager, from your shop, from your store, from your company, from your team
en: from your customer service, the store owner
de: vom laden, aus dem laden, im laden, vom shop, aus dem shop, vom geschäft, vom kundenservice, vom kundendienst, vom support, vom team, vom verkäufer
de: vom verkauf, der inhaber, die inhaberin, der chef, die chefin, der geschäftsführer, die geschäftsführerin, der besitzer, der eigentümer, der verkäufer
de: die verkäuferin, ist der inhaber, ist der chef, ist der verkäufer, inhaber des, inhaber der, von der firma, aus der firma, vom händler, vom onlineshop
fr: de la boutique, du magasin, du service client, du sav, de l'équipe, du support, de la société, de l'entreprise, le gérant, la gérante, le patron
fr: la patronne, le propriétaire, la propriétaire, le vendeur, la vendeuse, qui tient, est le gérant, est le vendeur, gérant de, gérante de, du vendeur
es: de la tienda, del comercio, de atención al cliente, del servicio de atención, del equipo, de la empresa, el dueño, la dueña, el propietario
es: la propietaria, el vendedor, la vendedora, el gerente, la gerente, es el dueño, es la dueña, es el vendedor, dueño de, dueña de, en la tienda
it: del negozio, dal negozio, del servizio clienti, dell'assistenza, del team, dell'azienda, della ditta, il titolare, la titolare, il proprietario
it: la proprietaria, il venditore, la venditrice, è il titolare, è il venditore, titolare del, titolare della
pt: da loja, do atendimento, do suporte, da equipe, da empresa, o dono, a dona, o proprietário, a proprietária, o vendedor, a vendedora, o gerente, a gerente
pt: é o dono, é a dona, é o vendedor, dono da, dona da, do sac, na loja, do serviço de apoio, da equipa
nl: van de winkel, uit de winkel, van de klantenservice, van het team, van de shop, van het bedrijf, de eigenaar, de eigenares, de baas, de verkoper
nl: is de eigenaar, is de verkoper, eigenaar van, van de webshop, van de zaak
sv: i butiken, från butiken, på butiken, på kundtjänst, från kundtjänst, i kundtjänst, på företaget, från företaget, ägaren, chefen, säljaren, är ägaren
sv: är ägare, är säljaren, som äger, som driver, ägare till, på lagret
pl: ze sklepu, w sklepie, z obsługi, z obsługi klienta, z firmy, z działu, właściciel, właścicielka, szef, sprzedawca, jest właścicielem, z zespołu
pl: z biura obsługi
tr: mağazadan, dükkandan, müşteri hizmetlerinden, firmadan, ekibinden, mağazasından, mağaza sahibi, dükkan sahibi, isimli satıcı, adlı satıcı
tr: isimli çalışan, adlı çalışan, isimli kişi, adlı kişi, isimli şahıs, adlı şahıs, adına, hesabına, adındaki, isimli, adlı
ja: さん（店長, さん(店長, という店長, という店主, という担当, という人, という方, と名乗, 店長, 店主, 名義
zh: 店长, 店主, 老板, 客服, 经理, 的店, 这个卖家, 这个老板, 这个店主, 这家店, 的账户, 的帐户, 的账号, 名下
ar: من المتجر, من المحل, من خدمة العملاء, من الدعم, من الشركة, من الفريق, صاحب المتجر, صاحب المحل, مالك المتجر, مدير المتجر, موظف المتجر
hi: दुकान से, स्टोर से, के नाम, के हस्ताक्षर, के खाते, नाम के, कस्टमर केयर से, दुकान का मालिक, ke naam, ke khate, naam ke
"""

_SOLD = """
en: sold me, sold us, refused, refuses, insulted me, insulted us, hung up, lied to me, lied to us, scammed me, scammed us, cheated me, ripped me off
en: threatened me, threatens, shouted at me, yelled at me, screamed at me, swore at me, cursed at me, on the phone, by phone, over the phone, called me a
en: lives at, is a liar, is a crook, is a thief, is a scammer, is a fraud, stole my, took my money, kept my money, owes me, won't refund, answers the phone
en: answered the phone, picked up the phone, gave me the runaround, was rude, was very rude, was so rude, was extremely rude, was unfriendly
de: gesprochen, telefoniert, gechattet, hat mir, hat mich, hat uns, verkaufte mir, verweigert, verweigerte, am telefon, legte auf, lehnt, lehnte, weigert, weigerte, beleidigt, beleidigte
de: wohnt in, wohnt im, wohnt am, bedroht, bedrohte, beschimpfte, ist ein betrüger, ist ein lügner, betrügt, schuldet mir, wollte mir, drohte mir, schrie mich, log mich, ging ans telefon
fr: m'a vendu, m'a envoyé, m'a insulté, m'a insultée, m'a menacé, m'a menacée, m'a raccroché, m'a arnaqué, m'a arnaquée, m'a menti, refuse, a refusé
fr: au téléphone, par téléphone, est un escroc, est un menteur, est un voleur, me doit, m'a traité, m'a traitée, nous a vendu, m'a répondu, m'a dit
es: me vendió, me ha vendido, me insultó, me ha insultado, me amenazó, me colgó, me estafó, me ha estafado, me mintió, me engañó, se niega, se negó, se ha negado
es: rechazó, rechaza, por teléfono, es un estafador, es un ladrón, es un mentiroso, me debe, me gritó, nos vendió, me respondió, me dijo
it: mi ha venduto, mi ha insultato, mi ha insultata, mi ha minacciato, mi ha minacciata, mi ha truffato, mi ha truffata, mi ha mentito, ha rifiutato
it: rifiuta, si rifiuta, si è rifiutato, si è rifiutata, al telefono, per telefono, è un truffatore, è un ladro, è un bugiardo, mi deve, ci ha venduto
it: mi ha risposto, mi ha detto, mi ha preso in giro
pt: me vendeu, vendeu-me, me xingou, me ofendeu, me ameaçou, me enganou, me enrolou, mentiu para mim, recusou, se recusou, recusa, recusou-se, pelo telefone
pt: por telefone, ao telefone, no telefone, é um golpista, é um ladrão, é um mentiroso, me deve, me deu um golpe, gritou comigo, nos vendeu, me disse
pt: me respondeu, desligou na minha cara
nl: gesproken, gebeld, verkocht me, verkocht mij, heeft me, heeft mij, heeft ons, weigert, weigerde, beledigde me, bedreigde me, scheldde me, lichtte me op, loog tegen
nl: aan de telefoon, telefonisch, is een oplichter, is een leugenaar, hing op, belazerde me, verkocht ons
sv: sålde mig, sålde mej, sålde oss, vägrade, vägrar, nekade, nekar, förolämpade mig, hotade mig, lurade mig, ljög för mig, lade på, skällde ut, i telefon
sv: i telefonen, på telefon, är en bedragare, är en lögnare, är skyldig mig
pl: sprzedał mi, sprzedała mi, sprzedał nam, odmawia, odmówił, odmówiła, obraził mnie, obraziła mnie, groził mi, groziła mi, oszukał mnie, oszukała mnie
pl: okłamał mnie, przez telefon, telefonicznie, rozłączył się, rozłączyła się, jest oszustem, to oszust, naciągnął mnie, wyzwał mnie
tr: bana bozuk, bana sattı, bize sattı, bana hakaret, bana küfür, beni dolandırdı, beni kandırdı, beni tehdit, iadeyi reddetti, reddetti, reddediyor, ile konuştum
tr: ile görüştüm, ile telefonda, telefonda, yüzüme kapattı, dolandırıcı, adına, hesabına, bana hatalı, bana sahte, bana kötü, bana kırık, bana yanlış
tr: bana arızalı, ile yazıştım
ja: さんに返品を断ら, に返品を断ら, に断られ, さんに断られ, に騙され, さんに騙され, は電話で, さんは電話で, に壊れた, から壊れた, から買った, が電話で, さんが電話で, に怒鳴られ
ja: さんに怒鳴られ, に売られ, に罵倒され, さんと電話, と電話で話, さんと話し, に脅され, が私に壊れた, さんから壊れた, に不良品
zh: 卖给我, 賣給我, 卖我, 骗我, 騙我, 骂我, 罵我, 骂人, 威胁我, 威脅我, 拒绝退款, 拒绝退货, 拒绝, 拒絕, 不退款, 不退货, 不给退, 不肯退, 挂我电话, 挂了我电话, 电话里, 電話裡, 在电话里, 打电话, 卖假货
zh: 忽悠我, 坑我, 收的钱, 发给我, 寄给我
ar: باع لي, باعني, باعت لي, باعتني, رفض, رفضت, يرفض, ترفض, شتمني, شتمتني, هددني, هددتني, خدعني, خدعتني, كذب علي, اغلق الخط, على الهاتف, بالهاتف, عبر الهاتف, نصاب, محتال, نصب علي
hi: ने मुझे, ने मना, ने रिफंड, ने गाली, ने धमकी, ने फोन, ने धोखा, फोन पर, ने टूटा, ने खराब, से बात, ने बेचा, ne mujhe, ne mana, ne refund, ne gaali, ne phone, se baat, ne kharab, ne toota
"""

_DEED = """
en: lied, promised, promises, replied, replies, responded, answered, answers, wrote me, wrote back, emailed me, messaged me, called me, told me, ignored me
en: ignores, helped me, was helpful, was very helpful, sent me, shipped me, blocked me, claims, claimed, asked me, offered me, never replied, never answered
en: lives in, had given, gave, wants, said, does not reply, doesn't reply, from the
de: antwortet, antwortete, versprach, verspricht, schrieb mir, half mir, war sehr, war am, war unfreundlich, war frech, wohnt, behauptet, behauptete, ignoriert
de: meldet sich, log, lügt, ist unverschämt, war unverschämt
fr: a répondu, répond, ne répond, promet, a promis, m'a écrit, m'a aidé, m'a aidée, a été, était, habite, ment, ignore, prétend, est injoignable
es: respondió, responde, no responde, prometió, promete, me escribió, me ayudó, fue muy, fue, vive en, miente, me ignora, contestó, no contesta
it: ha risposto, risponde, non risponde, ha promesso, promette, mi ha scritto, mi ha aiutato, è stato, è stata, abita, mente, mi ignora
pt: respondeu, responde, não responde, prometeu, promete, me escreveu, me ajudou, foi muito, foi, mora na, mora em, mente, me ignora, atendeu
nl: antwoordde, antwoordt, reageert, reageerde, beloofde, belooft, schreef me, hielp me, was zeer, was erg, was heel, woont, liegt, negeert
sv: svarade, svarar, lovade, lovar, skrev till mig, hjälpte mig, var mycket, var otrevlig, bor på, bor i, ljuger, ignorerar
pl: odpowiedział*, odpowiada, nie odpowiada, obiecał*, obiecuje, napisał*, pomógł, pomogła, był bardzo, była bardzo, mieszka, kłamie, ignoruje, to świetny
tr: cevap verdi, cevap vermedi, cevap vermiyor, söz verdi, yazdı, yardımcı oldu, yardım etti, çok kaba, oturuyor, yalan söyledi, ilgilendi
ja: さんの対応, さんの態度, さんが対応, さんから連絡, さんから返信, さんからメール
zh: 说话, 态度, 態度, 沟通, 聊过, 谈过, 说过, 答应, 承诺, 回复, 撒谎, 不理, 住在, 服务
ar: وعد, وعدت, رد علي, ردت علي, كان وقحا, كانت وقحة, كان, كانت, يسكن, تسكن, تجاهلني, ساعدني, ساعدتني
hi: ने कहा, ने जवाब, ने वादा, ने मदद, रहते हैं, रहता है, ne kaha, ne bola, ne jawab, ne help
"""

_SELF = """
en: my name is, my name, i am, i'm, im, this is, my husband, my wife, my son, my daughter, my brother, my sister, my mother, my father, my mom, my mum, my dad
en: my friend, my neighbor, my neighbour, my boss, my partner, my boyfriend, my girlfriend, my uncle, my aunt, my cousin, my grandson, my granddaughter
en: my grandmother, my grandfather, my nephew, my niece, my colleague, my fiance, my child, addressed to, delivered to, deliver to, delivery to, shipped to
en: ship to, attn, gift for, bought for, regards, sincerely, yours truly, best wishes, signed for by, left with, accepted by, received by, my customer
en: customer name, buyer name, order for, order under, my lawyer, my attorney, name's, my account name is, my doctor, our son, our daughter, our friend
de: meinem mann, meiner frau, meinem sohn, meiner tochter, meinem bruder, meiner schwester, meinem vater, meiner mutter, meinem freund, meiner freundin
de: meinem nachbarn, meiner nachbarin, meinem anwalt, meinem kollegen, mein name ist, ich bin, ich heiße, mein mann, meine frau, mein sohn, meine tochter, mein bruder, meine schwester, meine mutter, mein vater, mein freund
de: meine freundin, mein nachbar, meine nachbarin, mein chef, mein partner, meine partnerin, nachbar, nachbarin, nachbarn, geliefert an, zugestellt an
de: abgegeben bei, grüße, gruß, mfg, mein kollege, meine kollegin, angenommen von, für meinen, für meine, mein anwalt, mein onkel, meine tante, mein enkel
fr: je m'appelle, je suis, mon nom est, mon mari, ma femme, mon fils, ma fille, mon frère, ma soeur, ma mère, mon père, mon ami, mon amie, mon voisin, ma voisine
fr: mon patron, mon compagnon, ma compagne, livré à, remis à, voisin, voisine, cordialement, mon collègue, ma collègue, mon avocat, mon oncle, ma tante
es: me llamo, mi nombre es, soy, mi marido, mi esposo, mi mujer, mi esposa, mi hijo, mi hija, mi hermano, mi hermana, mi madre, mi padre, mi amigo, mi amiga
es: mi vecino, mi vecina, vecino, vecina, entregado a, atentamente, saludos, mi novio, mi novia, mi jefe, mi abogado, mi tío, mi tía, mi pareja, mi primo
it: mi chiamo, il mio nome è, sono, mio marito, mia moglie, mio figlio, mia figlia, mio fratello, mia sorella, mia madre, mio padre, un mio amico, mio amico
it: mia amica, il mio vicino, vicino, vicina, consegnato a, cordiali saluti, saluti, il mio capo, mio zio, mia zia, il mio avvocato, mio cugino
pt: meu nome é, me chamo, chamo-me, sou, eu sou, meu marido, minha esposa, minha mulher, meu filho, minha filha, meu irmão, minha irmã, minha mãe, meu pai
pt: meu amigo, minha amiga, meu vizinho, minha vizinha, vizinho, vizinha, entregue a, entregue para, atenciosamente, meu chefe, minha tia, meu tio, meu advogado
pt: meu namorado, minha namorada, meu primo
nl: mijn advocaat, mijn schoonzoon, mijn naam is, ik ben, ik heet, mijn man, mijn vrouw, mijn zoon, mijn dochter, mijn broer, mijn zus, mijn moeder, mijn vader, mijn vriend, mijn vriendin
nl: mijn buurman, mijn buurvrouw, buurman, buurvrouw, buren, bezorgd bij, afgeleverd bij, groeten, met vriendelijke groet, mijn baas, mijn collega, mijn oom
sv: mitt namn är, jag heter, jag är, min man, min fru, min son, min dotter, min bror, min syster, min mamma, min pappa, min vän, min granne, granne, grannen
sv: levererat till, mvh, hälsningar, min chef, min kollega, min sambo, min kompis, min moster, min farbror
pl: nazywam się, mam na imię, jestem, mój mąż, moja żona, mój syn, moja córka, mój brat, moja siostra, moja mama, mój tata, mój ojciec, mój kolega, moja koleżanka
pl: mój sąsiad, moja sąsiadka, sąsiad, sąsiadka, pozdrawiam, doręczono do, mój szef, mój przyjaciel, mój prawnik
tr: benim adım, adım, ismim, ben, kocam, eşim, karım, oğlum, kızım, kardeşim, annem, babam, arkadaşım, komşum, komşu, saygılar, saygılarımla, ablam, abim, patronum
ja: 私は, 私の名前は, 夫の, 妻の, 息子の, 娘の, 友人の, 隣の, 主人の, 弟の, 妹の, 兄の, 姉の, 母の, 父の, 受取人が
zh: 我叫, 我是, 我老公, 我老婆, 我儿子, 我女儿, 我朋友, 邻居, 我妈, 我爸, 我哥, 我弟, 我姐, 我妹, 我同事, 收件人, 收货人, 签收人, 本人
ar: اسمي, انا, زوجي, زوجتي, ابني, ابنتي, اخي, اختي, امي, ابي, صديقي, صديقتي, جاري, جارتي, مع تحيات, تحياتي, المستلم
hi: मेरा नाम, मैं, मेरे पति, मेरी पत्नी, मेरा बेटा, मेरी बेटी, मेरे भाई, मेरी बहन, मेरे दोस्त, पड़ोसी, mera naam, mere pati, meri patni, mere bhai, mere dost
"""

_COURIER = """
en: driver, delivery driver, courier, postman, mailman, mail carrier, delivery man, delivery guy, delivery boy, delivery person, delivery agent, carrier, postal worker
en: delivery executive, author, writer, singer, actor, actress, director of the film, artist, designer, composer, narrator, by author, novel by, book by, album by
en: film by, written by, sung by, performed by, played by, autographed by, painted by, starring, featuring, feat, ft, character, movie, brand, perfume by
en: translated by, narrated by, directed by, composed by, designed by, edited by, painting by, poem by, music by, song by, books by, novels by, photo of, poster of
de: fahrer, fahrerin, lieferant, zusteller, zustellerin, bote, postbote, paketbote, kurier, kurierfahrer, autor, autorin, sänger, sängerin, schauspieler*
de: roman von, buch von, album von, film von, geschrieben von, regie, marke, gelesen von, übersetzt von
fr: livreur, livreuse, facteur, factrice, coursier, chauffeur, transporteur, auteur, auteure, chanteur, chanteuse, acteur, actrice, roman de, livre de, album de
fr: film de, écrit par, marque, parfum de
es: repartidor, repartidora, mensajero, mensajera, cartero, cartera, conductor, transportista, autor, autora, cantante, actor, actriz, novela de, libro de, disco de
es: película de, escrito por, marca, perfume de
it: corriere, fattorino, postino, postina, autista, autore, autrice, cantante, attore, attrice, romanzo di, libro di, disco di, film di, scritto da, marca, profumo di
pt: entregador, entregadora, motorista, carteiro, motoboy, transportadora, autor, autora, cantor, cantora, ator, atriz, romance de, livro de, disco de, filme de
pt: escrito por, marca, perfume de
nl: bezorger, bezorgster, postbode, koerier, chauffeur, pakketbezorger, schrijver, schrijfster, auteur, zanger, zangeres, acteur, actrice, boek van, roman van
nl: album van, film van, geschreven door, merk
sv: budet, chauffören, chaufför, brevbäraren, brevbärare, leverantören, författare, författaren, sångare, sångerska, skådespelare, bok av, roman av, skiva av
sv: film av, skriven av, märke
pl: kurier, kurierem, kuriera, listonosz, dostawca, kierowca, autor, autorka, piosenkarz, piosenkarka, aktor, aktorka, powieść, książka, książkę, płyta, płytę
pl: album, film, marka, zamiast
tr: kurye, kuryesi, kargocu, postacı, şoför, yazar, yazarı, şarkıcı, oyuncu, kitabı, romanı, albümü, filmi, marka, dağıtıcı
ja: 配達員, 配達員の, ドライバー, ドライバーの, 宅配業者, 作者, 著者, 作家, 歌手, 俳優, 監督, 声優, 小説
zh: 快递员, 快递小哥, 小哥, 快遞員, 送货员, 配送员, 骑手, 司机, 邮递员, 作者, 歌手, 演员, 导演, 作家, 明星, 总裁, 董事长
ar: السائق, سائق, المندوب, مندوب التوصيل, عامل التوصيل, ساعي البريد, الكاتب, المؤلف, المطرب, المغني, الممثل, رواية, كتاب
hi: ड्राइवर, डिलीवरी बॉय, कूरियर, कूरियर वाला, डाकिया, लेखक, गायक, अभिनेता, delivery boy, driver, courier
"""

_PHONE = """
en: phone, phone number, phone no, telephone, telephone number, tel, tel., tel no, ph, ph., call, calls, called, calling, dial, dialled, dialed, ring, rang, text
en: texted, sms, whatsapp, whats app, watsapp, wapp, viber, signal, telegram, mobile, mobile number, cell, cell phone, cellphone, hotline, helpline, landline, fax
en: contact number, contact no, contact him at, contact him on, contact them at, contact them on, reach him at, reach him on, reach them at, reach them on
en: reach her at, messages at, messages on, voicemail, voice mail, customer care on, customer service on, his number, her number, their number, the number is
en: number on the invoice, number on invoice, number on the box, number on the receipt, number on the card, number on the slip, number on the label, number on the website
en: number is, seller's number, sellers number, owner's number, imessage, phoned, contact at, contact on, personal number, private number, toll free, hotline at
de: telefon, telefonnummer, telefonnr, tel, tel., handy, handynummer, mobil, mobilnummer, mobilfunk, anrufen, anruf, anrufe, angerufen, ruf, rufen, ruft, rufe
de: nummer auf der rechnung, nummer auf dem paket, nummer auf der karte, rückruf, rückruf unter, whatsapp, hotline, festnetz, fax, sms, nummer ist, seine nummer, ihre nummer, einzige nummer, die nummer, rufnummer, rufnummer ist
de: erreichbar unter, erreichen unter, unter der nummer, durchwahl, bei fragen, telefonisch unter, service-nummer, servicenummer, private nummer, wählen
fr: téléphone, tél, tél., tel, portable, mobile, appel, appeler, appelez, appelé, appelle, appels, joindre, joignable, joignable au, whatsapp, sms, fax, numéro
fr: numéro sur la facture, numéro sur le colis, numéro affiché, numéro de téléphone, son numéro, leur numéro, le numéro, seul contact, contact, contactez, rappeler, répondeur au, rappelez, composer, composez
es: teléfono, tel, tel., telf, tfno, tlf, móvil, movil, celular, llamar, llamar al, llame, llamen, llamé, llamó, llama, llamada, whatsapp, wasap, sms, fax
es: número de la factura, número en la factura, su número, número de teléfono, contacto, contacto es, mensajes en el, marcar, marque, número, el número es, contactar, llamando, fijo
it: telefono, telefonare, telefonate, chiamare, chiamate, chiamato, chiamata, chiamando, tel, tel., cell, cell., cellulare, whatsapp, sms, fax, numero di telefono
it: numero in fattura, numero sulla fattura, suo numero, numero, contatto, fisso, recapito, telefonata, rispondono al, risponde al
pt: telefone, tel, tel., celular, cel, cel., telemóvel, ligar, ligar para, liguei, ligue, liguem, ligação, whatsapp, zap, whats, sms, fax, número de telefone
pt: número na nota, número da nota, número dele, número dela, número, contato, contato é, contacto, fone, telefonar, atende no, atendem no, mensagens no
nl: telefoon, telefoonnummer, tel, tel., mobiel, mobiele nummer, gsm, bel, bellen, belde, gebeld, ingesproken op, whatsapp, sms, fax, nummer, nummer is
nl: nummer op de factuur, nummer op de doos, zijn nummer, haar nummer, contact, vaste lijn, bereikbaar op, appen
sv: telefon, telefonnummer, tel, tel., mobil, mobilnummer, mobilen, ring, ringa, ringde, ringer, sms, whatsapp, fax, nummer, numret, meddelanden på, kontakt
sv: kontakten, enda kontakten, hans nummer, hennes nummer, nås på, messa
pl: zadzwoń, zadzwońcie, dzwonił, dzwonię, telefon, telefonu, tel, tel., komórka, komórkę, kom., numer telefonu, dzwonić, dzwonić na, dzwońcie, dzwoń, dzwoniłem, dzwoniłam, zadzwonić, zadzwoniłem
pl: zadzwoniłam, whatsapp, sms, faks, fax, nr tel, nr telefonu, nagrałem się, nagrałam się, kontakt, pod numerem, pod nr, infolinia, jego numer, jej numer
tr: telefon, telefonu, tel, tel., cep, cep telefonu, cep no, gsm, arayın, aradım, ara, arayınız, whatsapp, wp, sms, faks, telefon numarası, numarası, numara, irtibat
tr: iletişim, telefon no, hattı, numaram değil
ja: 電話, 電話番号, 携帯, 携帯番号, 携帯は, 連絡先, 連絡先は, tel, fax, ファックス, 電話は, 番号は, 返品は, 問い合わせ先, 電話先, お電話, ケータイ, whatsapp, フリーダイヤル
zh: 电话, 電話, 手机, 手機, 手机号, 手機號, 手机号码, 电话号码, 联系电话, 拨打, 撥打, 打, 致电, 致電, 号码, 號碼, 联系, 聯繫, 联系方式, 热线, 熱線, 座机, 短信, 传真, 客服电话, 来电
zh: whatsapp, 打给, 拨, 加微信, 微信, 手机是, 电话是, 联络, 聯絡
ar: هاتف, الهاتف, هاتفه, تلفون, التلفون, تليفون, جوال, الجوال, جواله, جوالها, موبايل, الموبايل, رقم البائع, رقم, رقمه, رقمها, الرقم, الرقم الوحيد, رقم الهاتف, رقم الجوال
ar: اتصل, اتصلت, اتصلوا, اتصال, الاتصال, واتساب, الواتساب, واتس, الواتس, رسائل على, فاكس, للتواصل, كلم, كلموا, رن
hi: फोन, फ़ोन, फोन नंबर, मोबाइल, मोबाइल नंबर, कॉल, व्हाट्सएप, व्हाट्सऐप, वाट्सएप, एक ही नंबर, नंबर है, नंबर, संपर्क, phone, mobile, call, number, whatsapp, contact
"""

_PHONE_AFTER = """
en: is dead, is disconnected, rings out, not in service, no answer, is the owner, is the seller, is his number, is her number, is their number, and ask for, nobody answers
en: goes to voicemail, is out of service, never picks up, nobody picks up, is always busy, is the number, doesn't answer, is not answering, is the phone
en: he will, she will, and they will, they will, office, mobile, fax, cell, landline
de: geht keiner ran, geht niemand ran, nicht erreichbar, wählen, anrufen, nimmt keiner ab, hebt keiner ab, keiner geht ran, meldet sich niemand, kein anschluss
de: ist besetzt, immer besetzt, nicht vergeben, ist tot, niemand geht ran, geht nicht ran, geht nie
fr: non attribué, ne répond, sonne dans le vide, ça sonne, injoignable, toujours occupé, personne ne répond, tombe sur, hors service, numéro non
es: no contesta*, nadie contesta, no atiende*, no responde*, no existe, comunica, apagado, nadie responde, buzón de voz, suena
it: non risponde*, nessuno risponde, squilla a vuoto, sempre occupato, irraggiungibile, è spento, inesistente
pt: não atende*, ninguém atende, cai na caixa, só dá caixa, não responde*, fora de área, não existe, chama e ninguém, desligado
nl: neemt niemand op, niemand neemt op, wordt niet opgenomen, geen gehoor, is buiten gebruik, krijg je wel antwoord, altijd in gesprek, niet bereikbaar
sv: svarar inte, ingen svarar, går inte fram, är avstängd, inget svar, upptaget, och den är avstängd
pl: nikt nie odbiera, nie odbiera, nie odpowiada, zajęte, nieaktywny, poczta głosowa, milczy, głucho
tr: numarasını ara*, numarasını aramak, numarasına, numaralı telefon*, numarasından, nolu telefon*, açmıyor*, cevap vermiyor*, hiç açmıyorlar, ulaşılamıyor
tr: telefonuna, telefondan, meşgul
ja: に電話, へ電話, に三回留守電, に留守電, に何度も電話, に掛け, にかけ, まで電話, に連絡, へ連絡, は繋がら, は繋がり, はつながら, は話し中, 宛に電話, につながら, は使われて
zh: 没人接, 沒人接, 打不通, 无人接听, 無人接聽, 关机, 空号, 停机, 一直占线, 不接, 这个号码, 这个电话, 是空号, 加微信, 没人理
ar: لا يرد, لا ترد, لا يردون, مشغول, مغلق, خارج الخدمة, لا احد يرد, لا يجيب
hi: पर कॉल, पर फोन, पर फ़ोन, पर संदेश, पर तीन बार, पर कई बार, बंद है, हमेशा व्यस्त, कोई नहीं उठाता, pe call, par call, pe phone, par phone, pe whatsapp, par whatsapp, band hai
hi: nahi uthata, switch off
"""

_LABEL = """
en: order*, tracking*, track, invoice, invoice no, serial, serial number, sn, s/n, model, model number, isbn, ean, upc, jan, gtin, asin, sku, imei, item, item number
en: item no, part number, part no, product code, reference, ref, ref., case, case number, ticket, account, account number, account #, iban, card, card number
en: credit card, zip, zip code, postcode, shipment, consignment, waybill, awb, parcel, package, batch, lot, transaction, confirmation, claim, rma, vat, tax id
en: registration, listing, barcode, mac address, ip, version, patent, guid, id, pin, code, password, bank account, sort code, routing number, booking, license, p/n
en: parcel number, tracking number, refund number, return number, complaint number, mileage, population, ups, usps, fedex, dhl, pallet, certificate
de: bestellung, bestellnummer, bestellnr, sendung, sendungsnummer, sendungs-nr, sendungsverfolgung, rechnung, rechnungsnummer, seriennummer, modell, artikel
de: artikelnummer, kundennummer, kontonummer, konto, konto-nr, paketnummer, auftrag, auftragsnummer, vorgangsnummer, referenz, ticketnummer, kartennummer, ust-id
de: steuernummer, paketdienst, charge, kennung, plz, trackingnummer, teilenummer, bankleitzahl, blz, aktenzeichen, paket
fr: commande, numéro de commande, suivi, numéro de suivi, facture, numéro de facture, série, numéro de série, modèle, référence, réf, compte, colis, dossier
fr: siret, siren, tva, code postal, colissimo, code-barres, carte, article, réservation, numéro client, expédition, bordereau, chronopost
es: pedido, número de pedido, seguimiento, número de seguimiento, factura, serie, número de serie, modelo, referencia, ref, cuenta, tarjeta, envío, guía, cif, nif
es: código postal, código, correos, artículo, paquete, albarán, rastreo, localizador, expediente, incidencia, lote
it: ordine, numero ordine, spedizione, numero di spedizione, tracciamento, fattura, serie, seriale, numero di serie, modello, riferimento, conto, pacco, partita iva
it: p.iva, cap, codice, articolo, pratica, numero cliente, numero di ordine, vedi, lettera di vettura, bolla, lotto, numero ordine, carta
pt: pedido, número do pedido, rastreio, rastreamento, código de rastreamento, nota fiscal, nota, série, modelo, referência, conta, minha conta, cpf, cnpj, cep, código
pt: encomenda, protocolo, número de protocolo, fatura, fatura nº, objeto, boleto, artigo, cartão, chamado, lote
nl: bestelling, bestelnummer, bestelnr, ordernummer, zending, track & trace, track en trace, factuurnummer, factuur, serienummer, model, artikelnummer, rekening
nl: rekeningnummer, klantnummer, pakket, referentie, kvk, btw, postcode, barcode, kaart
sv: order, ordernummer, ordernr, beställning, kollinummer, kolli, försändelse, spårning, spårningsnummer, faktura, fakturanummer, serienummer, modell, artikel
sv: artikelnummer, konto, kontonummer, kundnummer, referens, ärende, ärendenummer, postnummer, orgnr, paket, kort
pl: zamówienie, numer zamówienia, nr zamówienia, przesyłka, przesyłki, numer przesyłki, faktura, numer faktury, numer seryjny, model, konto, numer konta, nip, regon
pl: paczka, numer paczki, referencja, list przewozowy, kod, artykuł, śledzenie, krs, sprawa, karta
tr: sipariş, sipariş no, sipariş numarası, siparişi*, takip, takip no, takip numarası, kargo takip, fatura no, fatura numarası, seri no, seri numarası, model, iban
tr: hesap no, hesap numarası, vergi no, referans, gönderi, müşteri no, kod, barkod, kargo kodu, plaka, kart, stok kodu
ja: 注文, 注文番号, 伝票番号, 追跡番号, 送り状, 問い合わせ番号, お問い合わせ番号, 型番, シリアル, 製造番号, janコード, 品番, 請求書番号, 会員番号, 口座番号, 郵便番号, 管理番号, 商品コード, 商品番号, 登録番号
zh: 订单, 訂單, 订单号, 单号, 快递单号, 运单号, 運單, 物流单号, 追踪, 发票号, 序列号, 型号, 货号, 账号, 卡号, 编号, 編號, 邮编, 条码, 条形码, 算式, 验证码, 身份证, 税号, 银行卡, 会员号, 批号, 工单
zh: 投诉单, qq, qq号, 扣扣, qq群, 用户名
ar: الطلب, طلب, رقم الطلب, الشحنة, شحنة, رقم الشحنة, التتبع, رقم التتبع, الفاتورة, رقم الفاتورة, رقم الحساب, حساب, الرقم التسلسلي, موديل, رقم المرجع, رقم البوليصة, الرمز البريدي, بطاقة
ar: رقم العميل, انظر
hi: ऑर्डर, आर्डर, ऑर्डर नंबर, ट्रैकिंग, ट्रैकिंग नंबर, बिल नंबर, बिल, सीरियल, मॉडल, खाता, खाता संख्या, पिन, कोड, इनवॉइस, शिकायत, रेफरेंस, खाता नंबर, order, tracking, awb
"""

_OWN = """
en: my number, my number is, my phone, my phone number, my phone number is, my mobile, my mobile number, my cell, my cell number, my email, my e-mail, my email is
en: my email address, my e-mail address, my contact, my contact number, my whatsapp, call me, call me on, call me at, call me back, contact me, contact me at
en: contact me on, reach me, reach me at, email me, e-mail me, email me at, text me, ring me, write me, write to me, my registered number, my registered mobile, my id
en: my gmail, my address, my home, my house, my landline, my line, mail me, my account email, my account, my iban, my paypal, my bank
de: meine nummer, meine telefonnummer, meine handynummer, mein handy, mein telefon, meine e-mail, meine email, meine mail, meine mailadresse, meine e-mail-adresse
de: rufen sie mich, ruft mich, rufen sie mich an, schreiben sie mir, schreibt mir, kontaktieren sie mich, melden sie sich bei mir, meine adresse, meine anschrift
de: meine iban, mein konto, erreichen sie mich, ich bin erreichbar, mich erreichen, mailen sie mir
fr: mon numéro, mon téléphone, mon portable, mon e-mail, mon email, mon mail, mon adresse, mon adresse mail, mon adresse e-mail, appelez-moi, appelez moi
fr: contactez-moi, contactez moi, écrivez-moi, écrivez moi, rappelez-moi, rappelez moi, me joindre, me contacter, m'appeler, me rappeler, mon courriel, mon iban, mon compte, mon rib
es: mi número, mi teléfono, mi móvil, mi celular, mi correo, mi correo electrónico, mi email, mi e-mail, mi mail, llámenme, llámame, llamarme, contáctenme
es: contáctame, contactarme, escríbanme, escríbeme, escribirme, mi dirección, mi whatsapp, mi domicilio
it: il mio numero, mio numero, il mio telefono, il mio cellulare, mio cellulare, la mia mail, la mia e-mail, la mia email, mia mail, mia email, chiamatemi
it: chiamarmi, contattatemi, contattarmi, scrivetemi, scrivermi, il mio indirizzo, mio indirizzo, la mia casa, richiamatemi
pt: meu número, meu telefone, meu celular, meu e-mail, meu email, meu contato, meu contacto, meu whatsapp, meu zap, me liguem, me ligue, me ligar, liguem-me
pt: entrem em contato comigo, contato comigo, me contatem, me escrevam, meu endereço, minha casa, meu telemóvel, me chamem, meu cel, meu fone
nl: mijn nummer, mijn telefoon, mijn telefoonnummer, mijn mobiel, mijn mobiele nummer, mijn e-mail, mijn email, mijn mail, mijn mailadres, mijn e-mailadres
nl: bel me, bel mij, mail me, mail mij, neem contact met mij, mijn adres, mijn huis, contacteer mij, bereik mij, app mij
sv: mitt nummer, min telefon, mitt telefonnummer, min mobil, mitt mobilnummer, min mejl, min mail, min e-post, min epost, min mejladress, ring mig, mejla mig
sv: kontakta mig, min adress, nå mig, når mig på, smsa mig
pl: mój numer, mój telefon, mój nr, mój mail, mój e-mail, mój email, mój adres, zadzwońcie do mnie, proszę dzwonić do mnie, dzwońcie do mnie, napiszcie do mnie
pl: proszę o kontakt, kontakt do mnie, moja komórka, mój nr telefonu, mój numer telefonu
tr: numaram, telefonum, cep telefonum, telefon numaram, mailim, e-postam, e-posta adresim, mail adresim, eposta adresim, beni arayın, bana ulaşın, bana yazın, adresim
tr: iletişim numaram, iletişim bilgilerim, beni ara, evim, adresime
ja: 私の電話, 私の携帯, 私の番号, 私のメール, 私のアドレス, 当方の電話, 当方のメール, 私まで, 私の住所, 自宅
zh: 我的电话, 我的手机, 我的手机号, 我电话, 我手机, 我的邮箱, 我邮箱, 我的微信, 我微信, 打我, 联系我, 加我, 我的地址, 我家, 我的号码, 给我打电话, 我的qq, 我qq, 我的联系方式, 请联系我
ar: رقمي, هاتفي, جوالي, موبايلي, رقم هاتفي, رقم جوالي, بريدي, ايميلي, اتصلوا بي, اتصل بي, راسلوني, تواصلوا معي, عنواني, بيتي, كلموني
hi: मेरा नंबर, मेरा फोन, मेरा मोबाइल, मेरा मोबाइल नंबर, मेरा फोन नंबर, मेरी ईमेल, मेरा ईमेल, मुझे कॉल, मुझसे संपर्क, मेरा पता, मेरे घर, mera number, mera mobile, mera phone
hi: mera email, mujhe call, mera no, my no, my mob
"""

_MAIL = """
en: email, e-mail, emails, mail, mails, mail to, write to, wrote to, contact, address, reply from, message from, answer at, reach
de: e-mail, email, mail, mails, mailadresse, schreiben sie an, schreiben an, kontakt an, post von
fr: e-mail, email, mail, courriel, adresse, écrire à, écrivez à, message de, répondent que sur
es: correo, email, e-mail, mail, escribir a, escriban a, escribí a, responden en
it: e-mail, email, mail, scrivere a, scrivete a, posta, scritto
pt: e-mail, email, e-mails, mail, escrever para, escrevam para, respondem no
nl: e-mail, email, mail, mailen, mail naar, contact via
sv: e-post, epost, mejl, mejla, mail, maila, svarar bara via
pl: e-mail, email, mail, maile, mailem, pisać na, kontakt na, karteczce
tr: e-posta, eposta, mail, e-mail, adresine, üzerinden
ja: メール, アドレス, 連絡
zh: 邮箱, 郵箱, 邮件, 郵件, 电子邮件, 联系, 聯繫, 发到
ar: بريد, البريد, ايميل, الايميل, مراسلة, الرسائل, رسالة
hi: ईमेल, मेल, email, mail
"""

_PLACE = """
en: seller lives, lives at, lives on, live at, owner lives, located at, address is, address was, address on the, address:, his address, her address, their address
en: seller's address, sellers address, owner's address, return address, returned to, return to, return it to, returns to, return label, send it back to, sent back to
en: send back to, sender, shipped from, ships from, sent from, went to, drove to, based at, operates from, operating from, works from, office at, offices are, warehouse at
en: came from, house at, home at, home address, residential address, private address, runs it from, his house, her house, seller's house, dispatched from, knocked at
en: registered at, their office, flat at, mailed from, the address
de: verkäufer wohnt, wohnt, rücksendung an, rücksendung nach, rücksendeadresse, retoure an, retouradresse, retouren an, zurück an, zurückschicken an, absender
de: absenderadresse, adresse des verkäufers, anschrift, adresse ist, adresse lautet, adresse:, adresse, sitzt in der, impressum, ansässig, bin zu, war bei, privatadresse
de: fuhr zur, fuhr zum, versendet aus, privathaus, privatwohnung, sitz in
fr: habite, retour à, retour au, retourner à, renvoyer à, renvoyer au, envoyer au, adresse du vendeur, adresse de retour, expéditeur, son adresse, leur adresse
fr: adresse :, l'adresse est, domicilié, situé au, située au, je suis allé au, je suis allée au, expédié depuis, expédié du, demeure, réside, chez lui
es: vive en, dirección del vendedor, dirección de devolución, dirección en la, su dirección, devolver a, devolución a, devolverlo a, remitente, enviado desde
es: domicilio, ubicado en, fui a, dirección es, dirección:, situado en, la dirección, reside en
it: abita, indirizzo del venditore, indirizzo di reso, suo indirizzo, reso va spedito, reso a, rispedire a, restituire a, mittente, sono andato in, sono andata in
it: sede in, spedito da, indirizzo, risiede, reso in, con sede
pt: mora na, mora no, mora em, endereço do vendedor, endereço de devolução, endereço do remetente, devolver para, devolução para, remetente, fui até, fui na, fui no
pt: seu endereço, endereço dele, endereço na caixa, endereço é, endereço:, localizado na, reside, enviado de, sede na, o endereço
nl: terug naar, stuur naar, opsturen naar, opgestuurd naar, woont op, woont aan, woont, retour naar, retouradres, terugsturen naar, retourneren naar, afzender, adres van de verkoper, adres op, zijn adres, haar adres
nl: gevestigd, langs, verzonden vanaf, adres is, adres:, het adres
sv: bor på, bor i, bor, returen ska till, retur till, returadress, returadressen, skicka tillbaka till, avsändare, avsändaren, säljarens adress, adressen, hans adress
sv: hennes adress, åkte till, finns på, skickat från
pl: mieszka, adres sprzedawcy, adres zwrotu, adres do zwrotu, zwrot na, zwrot na adres, odesłać na, nadawca, adres nadawcy, adres na, jego adres, jej adres
pl: siedziba, pojechałem na, pojechałam na, byłem pod, wysłane z, pod adresem, adres
tr: gönderici, gönderen, iade adresi, satıcının adresi, adresi, adres, oturuyor, adresine, adresinde, gittim, iade, yaşıyor
ja: 住所, 差出人, 返送先, 返品先, 送り主, 出品者の住所, 所在地, 返送は, 返品は, 発送元, まで行き, に行き, に返送, に返品, に住んで
zh: 地址, 寄到, 寄回, 退货到, 退回, 退货要寄, 住在, 卖家住, 老板住, 寄件, 发货地, 发件, 店在, 位于, 卖家地址, 寄往, 发货地址, 住址, 上门, 跑到, 去了, 找到
ar: يسكن, تسكن, عنوان, العنوان, عنوان البائع, المرسل, يقيم, الارجاع الى, الاعادة الى, ارجاع الى, مقره, ذهبت الى, يعيش
hi: रहता है, रहते हैं, पता, वापसी, वापस, भेजने वाले, भेजने वाले का पता, घर, का पता, लौटाने, pata, wapas, return address
"""

_NOT_PLACE = """
en: delivered to, deliver to, delivery to, delivery address, my address, my home, my house, our address, our house, i live, we live, shipped to, ship to, ship it to
en: i live at, i live in, we live at, sent to, send to, left at, left it at, dropped at, dropped it at, dropped off at, wrong address, wrong house, instead of, neighbor, neighbour, neighbors, neighbours
en: pick up at, picked up at, pickup at, post office, locker, moved to, should have gone to, was supposed to go to, my apartment, my flat, my street, hotel, museum
de: geliefert an, geliefert in, zugestellt, meine adresse, meine anschrift, ich wohne, wir wohnen, lieferadresse, nachbar*, abgegeben, falsche adresse, statt, packstation
de: filiale, abholen, paketshop, lieferung an, bei uns in
fr: livré à, livré au, livraison à, livraison au, mon adresse, notre adresse, j'habite, nous habitons, adresse de livraison, voisin*, au lieu de, mauvaise adresse
fr: point relais, déposé au, déposé à, relais, la poste
es: entregado en, entrega en, mi dirección, mi casa, vivo en, vivimos en, dirección de entrega, vecin*, en lugar de, dirección equivocada, punto de recogida
es: lo dejaron en, dejado en, en vez de
it: consegnato in, consegnato a, consegna in, mio indirizzo, casa mia, abito in, abitiamo in, indirizzo di consegna, vicin*, invece di, invece che, indirizzo sbagliato
it: punto di ritiro, lasciato in, anziché
pt: entregue na, entregue no, entregue em, entrega na, meu endereço, minha casa, moro na, moro no, moro em, endereço de entrega, vizinh*, em vez de, ao invés, endereço errado
pt: deixado na, agência
nl: bezorgd bij, bezorgd op, afgeleverd bij, afgeleverd op, mijn adres, ons adres, ik woon, wij wonen, afleveradres, bezorgadres, buren, buurman, buurvrouw, in plaats van
nl: verkeerde adres, afhaalpunt, postnl
sv: levererat till, levererades till, min adress, vår adress, jag bor, vi bor, leveransadress, granne*, istället för, fel adress, utlämningsställe, ombud
pl: dostarczono, dostarczone, mój adres, mieszkam, mieszkamy, adres dostawy, sąsiad*, zamiast, zły adres, paczkomat, punkt odbioru, doręczono
tr: adresim, evim, oturuyorum, teslimat adresi, teslim edildi, komşu*, yerine, yanlış adres, adresime, şube
ja: 自宅, 私の住所, 我が家, 配達先, お届け先, 隣, 置き配, 営業所, 届け先
zh: 我家, 我的地址, 收货地址, 送到, 派送到, 邻居, 我住, 驿站, 收件地址, 我们家, 配送到
ar: عنواني, بيتي, منزلي, اسكن, جاري, بدلا من, تم التسليم, عنوان التوصيل
hi: मेरा पता, मेरे घर, मैं रहता, मैं रहती, पड़ोसी, डिलीवरी पता, की जगह, mera pata, mere ghar
"""

_PLACE_AFTER = """
en: and nobody opened, nobody opened, nobody answered the door, no one was there, is a house, is a private, is someone's house, is a residential, is where he lives
en: is the return address, is the seller's address, is the address of the seller, is where she lives, is the seller's, is his house, nobody home, is an empty, is an apartment
de: niemand öffnete, niemand da, keiner da, niemand aufgemacht, ist ein wohnhaus, ist ein privathaus, auf eigene kosten, zurückschicken, zurücksenden, zu schicken
fr: personne n'a ouvert, à mes frais, personne n'ouvre, est une maison, est un appartement
es: es la dirección del vendedor, es la dirección, no abrió nadie, nadie abrió, no había nadie, es una casa, es un piso
it: nessuno ha aperto, a mie spese, non c'era nessuno, è una casa, è un appartamento
pt: ninguém abriu, e ninguém, não tinha ninguém, é uma casa, é um apartamento
nl: niemand deed open, op eigen kosten, niemand thuis, is een woonhuis
sv: ingen öppnade, på egen bekostnad, ingen hemma, är en villa, är en lägenhet
pl: nikt nie otworzył, na własny koszt, nikogo nie było, to blok, to dom
tr: adresine gittim, adresinde oturuyor, kimse açmadı, adresinde, adresine, adresinden
ja: まで行きました, に行きました, は民家, は普通の家, に返送, に返品, に住んで, は空き家
zh: 明显是民宅, 是民宅, 是居民楼, 没人开门, 是小区, 没有人
ar: كما هو مكتوب, لم يفتح احد, لا احد هناك
hi: पर भेजनी, पर वापस, पर गया, पर भेजना, पर कोई नहीं, par bhejna, pe bhejna
"""

_DELIVERY = """
en: delivered, delivery, parcel, package, tracking, courier, ups, usps, fedex, dhl, neighbor, neighbour, book, autograph*, jersey, baseball, poster, vinyl
en: album, novel, edition, copy, guitar, photo, painting, print, card, collectible, memorabilia
de: zugestellt, zustellung, paket, sendung, buch, autogramm*, trikot, ausgabe, schallplatte, nachbar*
fr: livraison, livré, livrée, colis, livre, dédicac*, autographe*, maillot, édition, vinyle, voisin*
es: entrega, entregado, paquete, libro, autógraf*, camiseta, edición, vinilo, vecin*
it: consegna, consegnato, pacco, libro, autograf*, maglia, edizione, vinile, vicin*
pt: entrega, entregue, pacote, livro, autógraf*, camisa, edição, vinil, vizinh*
nl: bezorgd, bezorging, pakket, boek, gesigneerd*, shirt, uitgave, buren
sv: leverans, levererat, paket, bok, autograf*, tröja, utgåva, granne*
pl: dostawa, doręczono, paczka, książka, książkę, autograf*, koszulka, wydanie, sąsiad*
tr: teslimat, teslim, kargo, kitap, imzalı, forma, baskı
"""

_SHOP_OWN = """
en: seller, vendor, owner, manager, boss, merchant, the shop, the store, this shop, this store, this company, customer service, refund, return
de: verkäufer*, händler*, inhaber*, chef, shop, laden, kundenservice, rückerstattung, erstattung, rücksendung
fr: vendeur*, vendeuse, gérant*, patron*, boutique, magasin, service client, remboursement, retour
es: vendedor*, dueño, dueña, tienda, reembolso, devolución
it: venditore, venditrice, titolare, negozio, rimborso, reso
pt: vendedor*, dono, dona, loja, reembolso, devolução
nl: verkoper, winkel, eigenaar, terugbetaling, retour
sv: säljaren, säljare, butiken, ägaren, återbetalning, retur
pl: sprzedawca, sklep, właściciel, zwrot
tr: satıcı, mağaza, iade, sahibi
ja: 出品者, 販売者, 店, 返金, 返品
zh: 卖家, 賣家, 店家, 商家, 老板, 客服, 退款, 退货
ar: البائع, المتجر, استرداد, ارجاع
hi: विक्रेता, दुकान, सेलर, रिफंड, वापसी, seller, refund
"""

CUE_WORDS: dict[str, str] = {
    "staff": _STAFF,
    "seller": _SELLER,
    "contact": _CONTACT,
    "payee": _PAYEE,
    "signed": _SIGNED,
    "thanks": _THANKS,
    "of_shop": _OF_SHOP,
    "sold": _SOLD,
    "deed": _DEED,
    "self": _SELF,
    "courier": _COURIER,
    "phone": _PHONE,
    "phone_after": _PHONE_AFTER,
    "label": _LABEL,
    "own": _OWN,
    "mail": _MAIL,
    "place": _PLACE,
    "not_place": _NOT_PLACE,
    "place_after": _PLACE_AFTER,
    "delivery": _DELIVERY,
    "shop": _SHOP_OWN,
}
"""What each kind of word announces, to its phrases."""
