"""Given and family names, read from the shipped lists when a candidate first needs them; and words that are no names."""

from __future__ import annotations

from functools import cache

from feedback_rules._resources import resource
from feedback_rules.text.fold import bare

__all__ = ["NOT_NAMES", "PARTICLES", "PUBLIC_NAMES", "TITLES", "WORDLIKE", "forenames", "surnames"]


def _folded(words: str) -> frozenset[str]:
    return frozenset(bare(word).text for word in words.split())


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(bare(phrase.strip()).text for phrase in lines.replace("\n", ",").split(",") if phrase.strip())


@cache
def _read(name: str) -> frozenset[str]:
    lines = resource("data", "lexicons", "names", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def forenames() -> frozenset[str]:
    """Return the given names, folded."""
    return _read("forenames")


def surnames() -> frozenset[str]:
    """Return the family names, folded."""
    return _read("surnames")


TITLES = _folded(
    "mr mrs ms miss mister dr sir madam herr herrn frau hr fr monsieur madame mademoiselle m mme mlle señor señora señorita sr sra srta don doña "
    "signor signora sig dott dottor dottoressa ing avv senhor senhora seu dona meneer mevrouw dhr mevr mw herrar fru fröken pan pani panem panią "
    "bay bayan sayın السيد السيدة الأستاذ الأستاذة الاخ الأخ الأخت श्री श्रीमती mr. shri smt"
)
"""Words of address that may stand before a name."""

PARTICLES = _folded(
    "de da di do du dos das del della delle dello la le van von vom zu zum zur der den ten ter te af av el al bin ibn ben bint abu mac mc o e y st san "
    "santa d l der dos abd عبد بن ابن أبو ابو آل بو ال"
)
"""Words inside a name that are not names themselves."""

WORDLIKE = _folded(
    "dell harley miles rusty heath opal pansy fern melody mack guy gus clay royal may will mark grace hope joy faith summer autumn amber rose lily ivy willow violet daisy art bill frank jack rich grant chase hunter mason carter cash king "
    "young white brown black green gray long short best good day price love law wood woods stone field fields park banks hill lake fish bird wolf fox swan ray dean "
    "dale bush case cook baker miller page power sharp small strong sweet waters winter wise ever never an so ao he no do to go ok um im in on us max min pat sue "
    "rob nick don ken gene drew dawn angel christian star sky sun sunny happy pearl ruby jade crystal holly ginger basil olive rocky buddy junior sultan major "
    "bishop knight cross bell ball moon day banks cash dollar west north east south case cox ward hall ford reed rice berry bean parsons little bright noble "
    "real gold silver kaiser könig klein groß lang kurz schwarz weiß braun rot stark jung alt neu wolf vogel stein berg bach busch engel herzog graf fürst richter "
    "bauer koch schuster winter sommer petit grand blanc noir roux brun rouge leblanc legrand bon bonne flores luz rosa paz cruz campos leon blanco rubio moreno bravo "
    "nieves marina alba sol dolores pilar mercedes rico gallo costa rossi neri bianco grande fiore luna stella salute serena gioia vittoria alma mar marinha "
    "lima rocha pinto leite melo prado pereira reis bom boa bos vos groot jong wit zwart bruin koning de goed lind berg ström holm ek blom björk gul vit svart "
    "deniz güneş yıldız demir taş kaya çelik barış umut can cem er gül güzel sevgi genç kurt aslan şahin doğan kılıç özer altın hülya melek sultan yaşar duman ateş "
    "kumar raj rani devi asha usha maya mani das sen roy jain mina seema suman kiran jyoti prem shanti anand bose more lata"
)
"""Names that are ordinary words too: they prove little where case does not help."""

NOT_NAMES = _folded(
    # English
    "the a and or of to in on at for from with by this that these those it its is was are were be been not no never very too as but if when while after before "
    "i you she we they me him her us them my your his our their who which what where why how all any some every more most much many few only just still even again "
    "seller vendor shop store shops company customer customers service support team amazon ebay paypal walmart flipkart etsy alibaba aliexpress google apple samsung "
    "sony nokia facebook instagram whatsapp marketplace prime fba order orders item items product products parcel package packaging delivery shipping shipped ship "
    "fast quick slow good great bad best worst excellent perfect super nice poor terrible awful horrible amazing awesome thank thanks thankyou please sorry hello dear "
    "quality prices cheap expensive refund refunds return returns exchange money back free new used old box boxes book books cd dvd phone phones charger cable case "
    "battery size color colour description feedback review reviews rating star stars recommend recommended highly beware avoid scam scammer scammers fraud fake "
    "ltd limited inc llc llp plc co corp corporation company group holdings international global trading traders enterprises industries solutions systems technologies "
    "electronics fashion design designs studio studios media books music games toys outlet warehouse wholesale direct online deals mart market express logistics "
    "center centre department office manager owner boss staff sales help desk chat live live-chat returns-department monday tuesday wednesday thursday friday saturday "
    "sunday january february march july september october november december christmas easter cyber prime usa uk us eu china india germany france "
    "italy spain america american chinese german french english british italian spanish japanese indian kong york london paris berlin street road avenue drive "
    "royal mail post office ups usps fedex dhl hermes evri dpd gls yodel "
    "question answer answers problem problems issue issues contact communication communicate response reply email mail message messages number "
    " friday star wars version edition model brand original genuine authentic received arrived came sent works working broken damaged missing wrong late "
    "never responded refuses refused would could should cannot did does do don't has have had will buy bought purchase purchased again nothing "
    # German
    "der die den dem des ein eine einen einem einer und oder aber ich er sie es wir ihr mein meine dein sein ihre nicht kein keine sehr gut gute guter gutes schlecht "
    "super toll schnell schnelle lieferung versand ware artikel produkt produkte paket verpackung preis qualität verkäufer verkäuferin händler firma gmbh kg ug ag ohg e.k "
    " kunde kunden kundenservice service shop laden geschäft geld zurück rückgabe rücksendung rückerstattung erstattung bestellung rechnung handy telefon gerne wieder "
    "danke alles bestens empfehlenswert betrug betrüger vorsicht finger weg nie mehr ist war hat wurde wird bin sind nach vor mit ohne auf für von zu bei am im "
    "leider antwort mail kontakt kommunikation problem reklamation garantie gewährleistung mehrwertsteuer inhaber inhaberin chef geschäftsführer "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember deutsche deutschland post "
    # French
    " la les un une des de et ou mais je il elle nous vous ils mon mes ton son sa ses ne pas plus jamais très bon bonne bien mal rapide livraison produit "
    "colis vendeur vendeuse boutique magasin service client commande article qualité prix remboursement retour merci parfait super sarl sas sa eurl société mondial relay "
    "chronopost colissimo poste attention arnaque fuir conforme description lundi mardi mercredi jeudi vendredi samedi dimanche "
    # Spanish, Portuguese, Italian
    "el los las uno una unos y o pero yo mi mis muy buen buena bueno malo mal rápido rápida envío producto paquete vendedor vendedora tienda servicio atención al "
    "cliente pedido artículo calidad precio devolución reembolso gracias todo perfecto recomendable recomiendo sl sa srl correos cuidado estafa nunca más empresa "
    "os as um e ou mas eu meu minha não muito bom boa ruim entrega loja atendimento vendedor produto encomenda qualidade preço devolução reembolso obrigado obrigada "
    "tudo perfeito recomendo ltda correios cuidado golpe nunca mais empresa livre "
    "il lo gli uno io mio molto ottimo ottima buono buona pessimo spedizione prodotto pacco venditore negozio servizio cliente clienti ordine articolo qualità "
    "prezzo reso rimborso grazie tutto perfetto consigliato spa srl snc poste italiane attenzione truffa mai più azienda consegna veloce "
    # Dutch, Swedish, Polish, Turkish
    "het een en of maar ik jij hij wij mijn niet geen zeer goed goede slecht snelle levering product pakket verkoper winkel klantenservice bestelling artikel kwaliteit "
    "prijs retour geld terug bedankt top bv nv postnl oplichter nooit meer aanrader "
    "och eller men jag hon vi min mitt inte ingen mycket bra dålig snabb leverans produkt paket säljare säljaren butik butiken kundtjänst beställning vara kvalitet "
    "pris retur återbetalning tack ab hb postnord bedragare aldrig mer rekommenderar "
    "i oraz lub ale ja ty on ona my mój moja nie bardzo dobry dobra dobre zły szybka wysyłka dostawa towar produkt paczka sprzedawca sprzedawcy sklep obsługa klienta "
    "zamówienie jakość cena zwrot pieniędzy dziękuję polecam sp zoo poczta polska allegro inpost oszust oszuści uwaga nigdy więcej kontakt rewelacja "
    "ve veya ama biz benim çok iyi kötü hızlı kargo ürün ürünü paket satıcı satıcısı mağaza müşteri hizmetleri sipariş kalite fiyat iade para teşekkür "
    "teşekkürler ederim aş ltd şti yurtiçi ptt sürat mng dikkat dolandırıcı asla bir bu hesap havale iban "
    # Hindi and Arabic particles and trade words
    "का की के को ने से में पर है हैं था थे थी और या नहीं मना कर दिया जल्दी मदद लिए धन्यवाद बहुत अच्छा खराब दुकान विक्रेता सेलर मालिक रिफंड फोन नंबर उत्पाद सामान डिलीवरी कंपनी अमेज़न "
    "فلان في من الى على عن مع هذا هذه ذلك التي الذي لا لم لن كان كانت هو هي انا انت نحن المتجر المحل البائع المنتج الشحن التوصيل الطلب خدمة العملاء امازون شركة جدا سيء ممتاز رائع سريع "
    "وقحا وقح سيئة جيد جيدة الدعم الفني المبيعات الهاتف الرقم الحساب الفاتورة رفض رفضت"
)
"""Words that stand with capitals in comments and are never part of a name."""

PUBLIC_NAMES = _phrases("""
michael jackson, janet jackson, taylor swift, harry potter, sherlock holmes, calvin klein, ralph lauren, paul smith, ben sherman, jack daniels, jack daniel, louis vuitton
michael kors, tommy hilfiger, hugo boss, jean paul gaultier, jean paul, yves saint laurent, yves rocher, carolina herrera, adolfo dominguez, roberto cavalli, giorgio armani
emporio armani, gianni versace, mario badescu, max factor, helena rubinstein, elizabeth arden, estee lauder, jo malone, tom ford, marc jacobs, marc o'polo, kate spade
vera bradley, jack wolfskin, jack jones, fred perry, ted baker, kenneth cole, perry ellis, steve madden, sam edelman, tory burch, stella mccartney, vivienne westwood
alexander mcqueen, karl lagerfeld, karl kani, paco rabanne, nina ricci, christian dior, christian louboutin, guy laroche, pierre cardin, philipp plein, desigual
harley davidson, john deere, john lewis, marks spencer, johnson johnson, johnny walker, johnnie walker, jim beam, captain morgan, samuel adams, uncle ben, aunt jemima
dr martens, doc martens, dr oetker, dr pepper, martin guitar, les paul, paul reed smith, bob marley, elvis presley, david bowie, freddie mercury, john lennon
paul mccartney, george harrison, ringo starr, bob dylan, bruce springsteen, elton john, billy joel, phil collins, frank sinatra, dean martin, louis armstrong
ella fitzgerald, johnny cash, dolly parton, ed sheeran, justin bieber, harry styles, lady gaga, katy perry, britney spears, miley cyrus, selena gomez, ariana grande
billie eilish, stevie wonder, marvin gaye, tina turner, whitney houston, celine dion, edith piaf, johnny hallyday, jacques brel, charles aznavour, julio iglesias
enrique iglesias, david guetta, andrea bocelli, laura pausini, vasco rossi, helene fischer, herbert gronemeyer, udo jurgens, andre rieu, roberto carlos, michael buble
stephen king, dan brown, john grisham, agatha christie, jane austen, charles dickens, mark twain, ernest hemingway, george orwell, oscar wilde, william shakespeare
arthur conan doyle, roald dahl, beatrix potter, enid blyton, ken follett, lee child, james patterson, nora roberts, danielle steel, victor hugo, jules verne
albert camus, marcel proust, guillaume musso, marc levy, thomas mann, hermann hesse, franz kafka, michael ende, erich kastner, astrid lindgren, stieg larsson
henning mankell, jo nesbo, umberto eco, elena ferrante, andrea camilleri, paulo coelho, jorge amado, jose saramago, gabriel garcia, pablo neruda, isabel allende
stanislaw lem, andrzej sapkowski, henryk sienkiewicz, adam mickiewicz, olga tokarczuk, orhan pamuk, yasar kemal, sabahattin ali, elif safak, salman rushdie
michael jordan, lebron james, kobe bryant, tiger woods, roger federer, rafael nadal, serena williams, david beckham, cristiano ronaldo, lionel messi, diego maradona
michael schumacher, lewis hamilton, tom brady, muhammad ali, mike tyson, george foreman, wayne gretzky, babe ruth, tony hawk, jamie oliver, gordon ramsay, martha stewart
tom cruise, brad pitt, johnny depp, tom hanks, will smith, bruce lee, bruce willis, clint eastwood, john wayne, james dean, marilyn monroe, audrey hepburn, grace kelly
charlie chaplin, jackie chan, stan lee, walt disney, steven spielberg, george lucas, james cameron, alfred hitchcock, donald trump, joe biden, barack obama
hillary clinton, bill gates, steve jobs, elon musk, jeff bezos, mark zuckerberg, james bond, indiana jones, peter parker, clark kent, bruce wayne, tony stark
steve rogers, luke skywalker, darth vader, han solo, obi wan, mickey mouse, donald duck, bugs bunny, bob ross, vincent van gogh, claude monet, gustav klimt
peter pan, peter rabbit, paddington bear, winnie pooh, charlie brown, tom jerry, max moritz, pippi langstrumpf, pippi langstrump, benjamin blumchen, bibi blocksberg
don quijote, don quixote, pan tadeusz, topo gigio, bruce banner, barbie ken, ken barbie, thomas the, bob the, dora the, holly hobbie, raggedy ann, laura ashley
martin logan, george forman, mary kay, mary poppins, mary jane, burt bee, ben jerry, wolfgang puck, julius meinl, paul mitchell, john frieda, vidal sassoon, sally hansen
bobbi brown, bobby brown, charlotte tilbury, trader joe, oscar mayer, sara lee, betty crocker, marie claire, jean marc, robert welch, villeroy boch, dale carnegie
tony robbins, robert kiyosaki, napoleon hill, brian tracy, jordan peterson, adam smith, karl marx, albert einstein, isaac newton, nikola tesla, marie curie, anne frank
nelson mandela, martin luther, mahatma gandhi, shah rukh, amitabh bachchan, virat kohli, sachin tendulkar, salman khan, aamir khan, lata mangeshkar, um kulthum
village people, santa claus, saint laurent, san diego, san francisco, san jose, santa fe, santa maria, sierra leone, nova scotia, st albans, fort worth, las vegas, los angeles
new york, reggio emilia, belo horizonte, sao paulo, rio grande, buenos aires, hong kong, media markt, albert heijn, jean louis david, jacques dessange
jane doe, john doe, max mustermann, erika mustermann, mario rossi, joao da silva, jan kowalski, juan perez, jean dupont
""")
"""Full names of brands, artists, sports people, characters and towns that buyers name as products."""
